//! Numbers apart from the object model: parsing, formatting, hashing, arithmetic rules of Python.
