"""The version of the library, which a sealed record names."""

VERSION = "0.1.0"
