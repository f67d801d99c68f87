"""The screens: a module each, which renders its pages and `register`s their addresses."""
