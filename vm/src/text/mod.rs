//! Strings and bytes apart from the object model: views, searching, codecs, Unicode data, formatting.
