"""The screens: each module adds its addresses to the blueprint of the form, by `register`."""
