//! The type `str`: its table.

use super::{PyStr, case, construct, format, join, operators, search, shape, split, translate};
use crate::class::layout::NativeLayout;
use crate::class::slots::Slots;
use crate::class::spec::{MethodDef, TypeSpec, method, variadic};
use crate::class::{PyType, flags};
use crate::heap::deallocate::deallocate_leaf;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "str",
    doc: "A string: a sequence of code points, that cannot be changed. Made from any object by its __str__, or by decoding \
          bytes.",
    flags: flags::BUILTIN | flags::BASETYPE | flags::STR_SUBCLASS | flags::MATCH_SELF,
    slots: Slots {
        repr: Some(operators::repr),
        str: Some(operators::str),
        hash: Some(|_, own| Ok(operators::as_str(own).hash())),
        richcompare: Some(operators::richcompare),
        iter: Some(operators::iter),
        new: Some(construct::new),
        remainder: Some(operators::remainder),
        length: Some(|_, own| Ok(operators::as_str(own).len())),
        concat: Some(operators::concat),
        repeat: Some(operators::repeat),
        item: Some(operators::item),
        contains: Some(operators::contains),
        subscript: Some(operators::subscript),
        ..Slots::NONE
    },
    methods: METHODS,
    ..TypeSpec::with(&LAYOUT, deallocate_leaf::<PyStr>)
});

/// A word behind the payload belongs to it, see [`super::HEADER`].
static LAYOUT: NativeLayout = NativeLayout { size: size_of::<PyStr>() + 8, ..NativeLayout::leaf::<PyStr>() };

static METHODS: &[MethodDef] = &[
    method("__format__", "($self, format_spec, /)", "Format by a specification.", format::dunder_format),
    method("__getnewargs__", "($self, /)", "", construct::getnewargs),
    method(
        "__sizeof__",
        "($self, /)",
        "Return the size of the string in memory, in bytes.",
        construct::sizeof,
    ),
    method(
        "capitalize",
        "($self, /)",
        "The first character in title case, the others in lower case.",
        case::capitalize,
    ),
    method("casefold", "($self, /)", "Without distinctions of case, for comparing.", case::casefold),
    method(
        "center",
        "($self, width, fillchar=' ', /)",
        "Centre in a field of the width given.",
        shape::center,
    ),
    method(
        "count",
        "($self, sub[, start[, end]], /)",
        "How often sub occurs, without overlaps.",
        search::count,
    ),
    method("encode", "($self, /, encoding='utf-8', errors='strict')", "Encode to bytes.", construct::encode),
    method(
        "endswith",
        "($self, suffix[, start[, end]], /)",
        "Whether suffix, or one of a tuple of them, is at the end.",
        search::endswith,
    ),
    method("expandtabs", "($self, /, tabsize=8)", "Spaces in place of tabs.", shape::expandtabs),
    method("find", "($self, sub[, start[, end]], /)", "The lowest index of sub, or -1.", search::find),
    variadic(
        "format",
        "($self, /, *args, **kwargs)",
        "Replace the fields in braces by arguments.",
        format::format,
    ),
    method(
        "format_map",
        "($self, mapping, /)",
        "Replace the fields in braces by values of a mapping.",
        format::format_map,
    ),
    method(
        "index",
        "($self, sub[, start[, end]], /)",
        "The lowest index of sub; an error if there is none.",
        search::index,
    ),
    method(
        "isalnum",
        "($self, /)",
        "Whether there are characters and all are letters or numbers.",
        case::isalnum,
    ),
    method("isalpha", "($self, /)", "Whether there are characters and all are letters.", case::isalpha),
    method("isascii", "($self, /)", "Whether all characters are ASCII.", case::isascii),
    method(
        "isdecimal",
        "($self, /)",
        "Whether there are characters and all are decimal digits.",
        case::isdecimal,
    ),
    method("isdigit", "($self, /)", "Whether there are characters and all are digits.", case::isdigit),
    method(
        "isidentifier",
        "($self, /)",
        "Whether it is an identifier; it may be a keyword.",
        case::isidentifier,
    ),
    method(
        "islower",
        "($self, /)",
        "Whether there are cased characters and all are in lower case.",
        case::islower,
    ),
    method("isnumeric", "($self, /)", "Whether there are characters and all are numeric.", case::isnumeric),
    method(
        "isprintable",
        "($self, /)",
        "Whether repr() shows all characters as they are.",
        case::isprintable,
    ),
    method("isspace", "($self, /)", "Whether there are characters and all are white space.", case::isspace),
    method(
        "istitle",
        "($self, /)",
        "Whether words begin in upper or title case and go on in lower case.",
        case::istitle,
    ),
    method(
        "isupper",
        "($self, /)",
        "Whether there are cased characters and all are in upper case.",
        case::isupper,
    ),
    method(
        "join",
        "($self, iterable, /)",
        "Put the items one behind another, with this string between them.",
        join::join,
    ),
    method("ljust", "($self, width, fillchar=' ', /)", "Put at the left of a field.", shape::ljust),
    method("lower", "($self, /)", "In lower case.", case::lower),
    method(
        "lstrip",
        "($self, chars=None, /)",
        "Take white space, or the characters given, off the left.",
        shape::lstrip,
    ),
    method(
        "maketrans",
        "(x, y=<unrepresentable>, z=<unrepresentable>, /)",
        "Make a table for translate().",
        translate::maketrans,
    )
    .staticmethod(),
    method(
        "partition",
        "($self, sep, /)",
        "What stands before, is, and stands behind the first separator.",
        search::partition,
    ),
    method("removeprefix", "($self, prefix, /)", "Take a prefix off, if it is there.", search::removeprefix),
    method("removesuffix", "($self, suffix, /)", "Take a suffix off, if it is there.", search::removesuffix),
    method("replace", "($self, old, new, /, count=-1)", "Put new in place of old.", shape::replace),
    method("rfind", "($self, sub[, start[, end]], /)", "The highest index of sub, or -1.", search::rfind),
    method(
        "rindex",
        "($self, sub[, start[, end]], /)",
        "The highest index of sub; an error if there is none.",
        search::rindex,
    ),
    method("rjust", "($self, width, fillchar=' ', /)", "Put at the right of a field.", shape::rjust),
    method(
        "rpartition",
        "($self, sep, /)",
        "What stands before, is, and stands behind the last separator.",
        search::rpartition,
    ),
    method(
        "rsplit",
        "($self, /, sep=None, maxsplit=-1)",
        "Split at separators, from the right.",
        split::rsplit,
    ),
    method(
        "rstrip",
        "($self, chars=None, /)",
        "Take white space, or the characters given, off the right.",
        shape::rstrip,
    ),
    method("split", "($self, /, sep=None, maxsplit=-1)", "Split at separators.", split::split),
    method("splitlines", "($self, /, keepends=False)", "Split into lines.", split::splitlines),
    method(
        "startswith",
        "($self, prefix[, start[, end]], /)",
        "Whether prefix, or one of a tuple of them, is at the start.",
        search::startswith,
    ),
    method(
        "strip",
        "($self, chars=None, /)",
        "Take white space, or the characters given, off both ends.",
        shape::strip,
    ),
    method("swapcase", "($self, /)", "In the other case.", case::swapcase),
    method("title", "($self, /)", "Words beginning in title case.", case::title),
    method("translate", "($self, table, /)", "Map the characters by a table.", translate::translate),
    method("upper", "($self, /)", "In upper case.", case::upper),
    method("zfill", "($self, width, /)", "Zeros in front, behind a sign.", shape::zfill),
];
