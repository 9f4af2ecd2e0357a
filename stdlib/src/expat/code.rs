//! What can be wrong with a document: Expat's numbers, names and texts, which `pyexpat.errors` shows.

/// An error's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(pub i32);

macro_rules! codes {
    ($($name:ident $shown:literal $number:literal $text:literal;)*) => {
        impl Code {
            $(pub const $name: Code = Code($number);)*

            /// Names in `pyexpat.errors`, and texts; the first has number 1.
            pub const ALL: &[(&str, &str)] = &[$(($shown, $text)),*];
        }

    };
}

codes! {
    NO_MEMORY "XML_ERROR_NO_MEMORY" 1 "out of memory";
    SYNTAX "XML_ERROR_SYNTAX" 2 "syntax error";
    NO_ELEMENTS "XML_ERROR_NO_ELEMENTS" 3 "no element found";
    INVALID_TOKEN "XML_ERROR_INVALID_TOKEN" 4 "not well-formed (invalid token)";
    UNCLOSED_TOKEN "XML_ERROR_UNCLOSED_TOKEN" 5 "unclosed token";
    PARTIAL_CHAR "XML_ERROR_PARTIAL_CHAR" 6 "partial character";
    TAG_MISMATCH "XML_ERROR_TAG_MISMATCH" 7 "mismatched tag";
    DUPLICATE_ATTRIBUTE "XML_ERROR_DUPLICATE_ATTRIBUTE" 8 "duplicate attribute";
    JUNK_AFTER_DOC_ELEMENT "XML_ERROR_JUNK_AFTER_DOC_ELEMENT" 9 "junk after document element";
    PARAM_ENTITY_REF "XML_ERROR_PARAM_ENTITY_REF" 10 "illegal parameter entity reference";
    UNDEFINED_ENTITY "XML_ERROR_UNDEFINED_ENTITY" 11 "undefined entity";
    RECURSIVE_ENTITY_REF "XML_ERROR_RECURSIVE_ENTITY_REF" 12 "recursive entity reference";
    ASYNC_ENTITY "XML_ERROR_ASYNC_ENTITY" 13 "asynchronous entity";
    BAD_CHAR_REF "XML_ERROR_BAD_CHAR_REF" 14 "reference to invalid character number";
    BINARY_ENTITY_REF "XML_ERROR_BINARY_ENTITY_REF" 15 "reference to binary entity";
    ATTRIBUTE_EXTERNAL_ENTITY_REF "XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF" 16 "reference to external entity in attribute";
    MISPLACED_XML_PI "XML_ERROR_MISPLACED_XML_PI" 17 "XML or text declaration not at start of entity";
    UNKNOWN_ENCODING "XML_ERROR_UNKNOWN_ENCODING" 18 "unknown encoding";
    INCORRECT_ENCODING "XML_ERROR_INCORRECT_ENCODING" 19 "encoding specified in XML declaration is incorrect";
    UNCLOSED_CDATA_SECTION "XML_ERROR_UNCLOSED_CDATA_SECTION" 20 "unclosed CDATA section";
    EXTERNAL_ENTITY_HANDLING "XML_ERROR_EXTERNAL_ENTITY_HANDLING" 21 "error in processing external entity reference";
    NOT_STANDALONE "XML_ERROR_NOT_STANDALONE" 22 "document is not standalone";
    UNEXPECTED_STATE "XML_ERROR_UNEXPECTED_STATE" 23 "unexpected parser state - please send a bug report";
    ENTITY_DECLARED_IN_PE "XML_ERROR_ENTITY_DECLARED_IN_PE" 24 "entity declared in parameter entity";
    FEATURE_REQUIRES_XML_DTD "XML_ERROR_FEATURE_REQUIRES_XML_DTD" 25 "requested feature requires XML_DTD support in Expat";
    CANT_CHANGE_FEATURE_ONCE_PARSING "XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING" 26 "cannot change setting once parsing has begun";
    UNBOUND_PREFIX "XML_ERROR_UNBOUND_PREFIX" 27 "unbound prefix";
    UNDECLARING_PREFIX "XML_ERROR_UNDECLARING_PREFIX" 28 "must not undeclare prefix";
    INCOMPLETE_PE "XML_ERROR_INCOMPLETE_PE" 29 "incomplete markup in parameter entity";
    XML_DECL "XML_ERROR_XML_DECL" 30 "XML declaration not well-formed";
    TEXT_DECL "XML_ERROR_TEXT_DECL" 31 "text declaration not well-formed";
    PUBLICID "XML_ERROR_PUBLICID" 32 "illegal character(s) in public id";
    SUSPENDED "XML_ERROR_SUSPENDED" 33 "parser suspended";
    NOT_SUSPENDED "XML_ERROR_NOT_SUSPENDED" 34 "parser not suspended";
    ABORTED "XML_ERROR_ABORTED" 35 "parsing aborted";
    FINISHED "XML_ERROR_FINISHED" 36 "parsing finished";
    SUSPEND_PE "XML_ERROR_SUSPEND_PE" 37 "cannot suspend in external parameter entity";
    RESERVED_PREFIX_XML "XML_ERROR_RESERVED_PREFIX_XML" 38 "reserved prefix (xml) must not be undeclared or bound to another namespace name";
    RESERVED_PREFIX_XMLNS "XML_ERROR_RESERVED_PREFIX_XMLNS" 39 "reserved prefix (xmlns) must not be declared or undeclared";
    RESERVED_NAMESPACE_URI "XML_ERROR_RESERVED_NAMESPACE_URI" 40 "prefix must not be bound to one of the reserved namespace names";
    INVALID_ARGUMENT "XML_ERROR_INVALID_ARGUMENT" 41 "invalid argument";
    NO_BUFFER "XML_ERROR_NO_BUFFER" 42 "a successful prior call to function XML_GetBuffer is required";
    AMPLIFICATION_LIMIT_BREACH "XML_ERROR_AMPLIFICATION_LIMIT_BREACH" 43 "limit on input amplification factor (from DTD and entities) breached";
    NOT_STARTED "XML_ERROR_NOT_STARTED" 44 "parser not started";
}

impl Code {
    /// The machine has no memory left: no fault of the document's.
    pub const NO_ROOM: Code = Code(-1);

    pub fn text(self) -> Option<&'static str> {
        let index = usize::try_from(self.0).ok()?.checked_sub(1)?;
        Code::ALL.get(index).map(|(_, text)| *text)
    }
}
