//! Content models: what an element may contain.

use super::code::Code;
use super::event::Node;
use super::lexer::Lexer;
use super::scan::{Scan, Span, Stop};
use taipan_vm::collections::Buf;
use taipan_vm::collections::room::Room;

const NONE: u8 = 0;

fn node(kind: u8) -> Node {
    Node { kind, quantifier: NONE, name: None, children: Buf::new() }
}

/// An element that may be contained, and room for its name.
fn named(lexer: &Lexer<'_>, span: Span, quantifier: u8, room: &mut Room) -> Scan<Node> {
    room.grow(span.len() + 32)?;
    let name = std::str::from_utf8(&lexer.bytes[span]).unwrap_or_default().to_owned();
    Ok(Node { kind: Node::NAME, quantifier, name: Some(name), children: Buf::new() })
}

fn single(node: Node) -> Scan<Buf<Node>> {
    let mut nodes = Buf::new();
    nodes.push(node)?;
    Ok(nodes)
}

/// Reads `EMPTY`, `ANY`, or a model in parentheses, of any depth; `room` grows by what names take.
pub fn read(lexer: &mut Lexer<'_>, room: &mut Room) -> Scan<Buf<Node>> {
    if !lexer.peek(b'(')? {
        let start = lexer.at;
        let word = lexer.name()?;
        return match &lexer.bytes[word] {
            b"EMPTY" => single(node(Node::EMPTY)),
            b"ANY" => single(node(Node::ANY)),
            _ => Err(Stop::Wrong(Code::SYNTAX, start)),
        };
    }
    lexer.one_of(b"(")?;
    lexer.optional_space()?;
    if lexer.peek(b'#')? {
        return mixed(lexer, room);
    }
    let mut nodes = single(node(Node::SEQUENCE))?;
    let mut open = Buf::new();
    open.push(Group { node: 0, separator: None })?;
    while let Some(group) = open.last() {
        let parent = group.node;
        lexer.optional_space()?;
        let index = nodes.len();
        nodes[parent].children.push(index)?;
        if lexer.peek(b'(')? {
            lexer.one_of(b"(")?;
            nodes.push(node(Node::SEQUENCE))?;
            open.push(Group { node: index, separator: None })?;
            continue;
        }
        let span = lexer.name()?;
        let quantifier = quantifier(lexer)?;
        nodes.push(named(lexer, span, quantifier, room)?)?;
        close(lexer, &mut nodes, &mut open)?;
    }
    Ok(nodes)
}

struct Group {
    node: usize,
    separator: Option<u8>,
}

/// Behind an item: a separator, or the ends of groups.
fn close(lexer: &mut Lexer<'_>, nodes: &mut [Node], open: &mut Buf<Group>) -> Scan<()> {
    while let Some(group) = open.last_mut() {
        lexer.optional_space()?;
        let allowed: &[u8] = match group.separator {
            None => b",|)",
            Some(b',') => b",)",
            Some(_) => b"|)",
        };
        let at = lexer.one_of(allowed)?;
        let found = lexer.bytes[at];
        if found != b')' {
            group.separator = Some(found);
            if found == b'|' {
                nodes[group.node].kind = Node::CHOICE;
            }
            return Ok(());
        }
        nodes[group.node].quantifier = quantifier(lexer)?;
        open.pop();
    }
    Ok(())
}

fn quantifier(lexer: &mut Lexer<'_>) -> Scan<u8> {
    let number = match lexer.bytes.get(lexer.at) {
        None => return Err(Stop::Partial),
        Some(b'?') => 1,
        Some(b'*') => 2,
        Some(b'+') => 3,
        Some(_) => return Ok(NONE),
    };
    lexer.at += 1;
    if let Some(last) = lexer.tokens.last_mut() {
        last.end = lexer.at;
    }
    Ok(number)
}

/// `(#PCDATA)` or `(#PCDATA | name ...)*`.
fn mixed(lexer: &mut Lexer<'_>, room: &mut Room) -> Scan<Buf<Node>> {
    let start = lexer.at;
    lexer.one_of(b"#")?;
    let word = lexer.name()?;
    if &lexer.bytes[word] != b"PCDATA" {
        return Err(Stop::Wrong(Code::SYNTAX, start));
    }
    let mut nodes = single(node(Node::MIXED))?;
    loop {
        lexer.optional_space()?;
        let at = lexer.one_of(b"|)")?;
        if lexer.bytes[at] == b')' {
            break;
        }
        lexer.optional_space()?;
        let span = lexer.name()?;
        let index = nodes.len();
        nodes[0].children.push(index)?;
        nodes.push(named(lexer, span, NONE, room)?)?;
    }
    let at = lexer.at - 1;
    match quantifier(lexer)? {
        2 => nodes[0].quantifier = 2,
        NONE if nodes.len() == 1 => {}
        _ => return Err(Stop::Wrong(Code::SYNTAX, at)),
    }
    Ok(nodes)
}
