//! Exceptions as text: causes and contexts, groups, notes. What CPython's module `traceback` makes of them.

use super::stack::{self, Entry, Sources};
use super::suggestion::{self, forgetting};
use super::{shown, syntax};
use crate::builtins::exceptions::{BASE_EXCEPTION_GROUP, PyBaseException, SYNTAX_ERROR};
use crate::builtins::str::PyStr;
use crate::class::flags;
use crate::collections::room::Room;
use crate::error::PyResult;
use crate::names;
use crate::thread::Thread;
use crate::value::Value;
use std::collections::HashSet;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Members of a group, and levels of groups, that are shown.
const GROUP_WIDTH: usize = 15;
const GROUP_DEPTH: usize = 10;

/// What is shown of an exception; others are referred to by their number.
struct Node {
    stack: Vec<Entry>,
    /// The last lines: type and text, notes.
    only: Vec<String>,
    cause: Option<usize>,
    context: Option<usize>,
    members: Option<Vec<usize>>,
    suppresses_context: bool,
}

/// The text of a value that may not have one.
pub fn safe_text(result: PyResult<String>, vm: &Thread, what: &str, how: &str) -> String {
    forgetting(vm, result).unwrap_or_else(|| format!("<{what} {how}() failed>"))
}

fn to_text(vm: &Thread, value: &Value) -> PyResult<String> {
    Ok(shown(&*vm.to_str(value)?))
}

fn repr_text(vm: &Thread, value: &Value) -> PyResult<String> {
    Ok(vm.repr(value)?.downcast::<PyStr>().map(shown).unwrap_or_default())
}

/// The whole text for an exception that nobody has caught.
pub fn format(vm: &Thread, exception: &Value) -> String {
    let mut tree = Tree { nodes: Vec::new(), rooms: Vec::new(), seen: HashSet::new() };
    let root = tree.build(vm, exception);
    let mut writer = Writer {
        vm,
        nodes: &tree.nodes,
        sources: Sources::default(),
        out: String::new(),
        depth: 0,
        close: false,
    };
    writer.chain(root);
    writer.out
}

/// The text for an exception that could not be raised: traceback, type and text alone, as CPython's C code has it.
pub fn format_plain(vm: &Thread, exception: &Value) -> String {
    let traceback = exception.downcast::<PyBaseException>().and_then(PyBaseException::traceback);
    let mut out = String::new();
    if traceback.is_some() {
        out.push_str("Traceback (most recent call last):\n");
        let entries = stack::extract(vm, traceback);
        out.extend(stack::format(vm, &entries, &mut Sources::default(), false));
    }
    let text = safe_text(to_text(vm, exception), vm, "exception", "str");
    out.push_str(&format!("{}: {text}\n", type_text(vm, exception)));
    out
}

/// Bytes that a node takes, its share of the text included, about.
const NODE_BYTES: usize = 1024;

struct Tree {
    nodes: Vec<Node>,
    rooms: Vec<Room>,
    seen: HashSet<u64>,
}

impl Tree {
    fn build(&mut self, vm: &Thread, exception: &Value) -> usize {
        let root = self.node(vm, exception);
        let mut queue = vec![(root, exception.clone())];
        while let Some((index, exception)) = queue.pop() {
            // A chain that there is no memory for is cut short.
            let Ok(room) = Room::new(NODE_BYTES) else { break };
            self.rooms.push(room);
            let Some(own) = exception.downcast::<PyBaseException>() else { continue };
            let unseen = |tree: &Tree, other: &Value| !tree.seen.contains(&other.id());
            let add = |tree: &mut Tree, other: Option<Value>| {
                let other = other.filter(|other| !other.is_none() && unseen(tree, other))?;
                let node = tree.node(vm, &other);
                Some((node, other))
            };
            let cause = add(self, own.cause());
            let needs_context = cause.is_none() && !own.suppresses_context();
            let context = add(self, own.context().filter(|_| needs_context));
            let members = if exception.ty().is_subtype(&BASE_EXCEPTION_GROUP) {
                let listed = vm.get_attr_str(&exception, "exceptions");
                let listed = forgetting(vm, listed.and_then(|listed| vm.iterate_to_buf(&listed)));
                let listed = listed.unwrap_or_default();
                Some(listed.into_iter().map(|member| (self.node(vm, &member), member)).collect::<Vec<_>>())
            } else {
                None
            };
            let node = &mut self.nodes[index];
            node.cause = cause.as_ref().map(|(node, _)| *node);
            node.context = context.as_ref().map(|(node, _)| *node);
            node.members = members.as_ref().map(|members| members.iter().map(|(node, _)| *node).collect());
            queue.extend(cause);
            queue.extend(context);
            queue.extend(members.into_iter().flatten());
        }
        root
    }

    fn node(&mut self, vm: &Thread, exception: &Value) -> usize {
        self.seen.insert(exception.id());
        let own = exception.downcast::<PyBaseException>();
        let traceback = own.and_then(PyBaseException::traceback);
        self.nodes.push(Node {
            stack: stack::extract(vm, traceback),
            only: exception_only(vm, exception),
            cause: None,
            context: None,
            members: None,
            suppresses_context: own.is_some_and(PyBaseException::suppresses_context),
        });
        self.nodes.len() - 1
    }
}

/// The name of the type, with its module in front unless that is `__main__` or `builtins`.
fn type_text(vm: &Thread, exception: &Value) -> String {
    let ty = exception.ty().to_value();
    let attribute = |name| forgetting(vm, vm.get_attr(&ty, name));
    let text = |value: &Value| value.downcast::<PyStr>().map(shown);
    let qualname = attribute(&names::__qualname__).as_ref().and_then(text);
    let qualname = qualname.unwrap_or_else(|| exception.ty().name().to_owned());
    match attribute(&names::__module__).as_ref().map(text) {
        Some(Some(module)) if module == "__main__" || module == "builtins" => qualname,
        Some(Some(module)) => format!("{module}.{qualname}"),
        _ => format!("<unknown>.{qualname}"),
    }
}

/// The lines that tell type and text, the place of a syntax error before them and notes behind them.
fn exception_only(vm: &Thread, exception: &Value) -> Vec<String> {
    let ty = type_text(vm, exception);
    let mut out = Vec::new();
    if exception.ty().is_subtype(&SYNTAX_ERROR) {
        out.extend(syntax::format(vm, exception, &ty));
    } else {
        let mut text = safe_text(to_text(vm, exception), vm, "exception", "str");
        text.push_str(&suggestion::of_exception(vm, exception));
        out.push(if text.is_empty() { format!("{ty}\n") } else { format!("{ty}: {text}\n") });
    }
    push_notes(vm, exception, &mut out);
    out
}

fn push_notes(vm: &Thread, exception: &Value, out: &mut Vec<String>) {
    let notes = match vm.get_attr_opt(exception, &names::__notes__) {
        Ok(notes) => notes.filter(|notes| !notes.is_none()),
        Err(_) => {
            let error = vm.take_raised();
            let text = error.map(|error| safe_text(repr_text(vm, &error), vm, "__notes__", "repr"));
            out.push(format!("Ignored error getting __notes__: {}\n", text.unwrap_or_default()));
            return;
        }
    };
    let Some(notes) = notes else { return };
    let is_text = notes.ty().flags() & (flags::STR_SUBCLASS | flags::BYTES_SUBCLASS) != 0;
    if !notes.ty().has_flag(flags::SEQUENCE) || is_text {
        out.push(safe_text(repr_text(vm, &notes), vm, "__notes__", "repr") + "\n");
        return;
    }
    for note in forgetting(vm, vm.iterate_to_buf(&notes)).unwrap_or_default() {
        let text = safe_text(to_text(vm, &note), vm, "note", "str");
        out.extend(text.split('\n').map(|line| format!("{line}\n")));
    }
}

/// Writes nodes, groups with a margin.
struct Writer<'a> {
    vm: &'a Thread,
    nodes: &'a [Node],
    sources: Sources,
    out: String,
    /// Levels of groups around.
    depth: usize,
    /// The line that ends a group is still to be written.
    close: bool,
}

impl Writer<'_> {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        let prefix = format!("{}{margin} ", self.indent());
        self.out.push_str(&super::anchors::indent(text, &prefix));
    }

    /// An exception, behind those that it follows from.
    fn chain(&mut self, root: usize) {
        let mut links = Vec::new();
        let mut next = Some(root);
        while let Some(index) = next {
            let node = &self.nodes[index];
            let (message, before) = match (node.cause, node.context) {
                (Some(cause), _) => (Some(CAUSE), Some(cause)),
                (None, Some(context)) if !node.suppresses_context => (Some(CONTEXT), Some(context)),
                _ => (None, None),
            };
            links.push((message, index));
            next = before;
        }
        for (message, index) in links.into_iter().rev() {
            if let Some(message) = message {
                // Each piece has the margin before every line of its own.
                self.emit(message, '|');
            }
            self.node(index);
        }
    }

    fn node(&mut self, index: usize) {
        let nodes = self.nodes;
        let node = &nodes[index];
        let Some(members) = &node.members else {
            self.stack(node, "Traceback (most recent call last):\n", '|');
            self.only(node);
            return;
        };
        if self.depth > GROUP_DEPTH {
            self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
            return;
        }
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth += 1;
        }
        let margin = if is_outermost { '+' } else { '|' };
        self.stack(node, "Exception Group Traceback (most recent call last):\n", margin);
        self.only(node);
        self.members(members);
        if is_outermost {
            self.depth = 0;
        }
    }

    fn stack(&mut self, node: &Node, title: &str, margin: char) {
        if node.stack.is_empty() {
            return;
        }
        self.emit(title, margin);
        for text in stack::format(self.vm, &node.stack, &mut self.sources, true) {
            self.emit(&text, '|');
        }
    }

    fn only(&mut self, node: &Node) {
        for line in &node.only {
            self.emit(line, '|');
        }
    }

    fn members(&mut self, members: &[usize]) {
        let count = members.len().min(GROUP_WIDTH + 1);
        self.close = false;
        for (position, member) in members.iter().take(count).enumerate() {
            let is_last = position + 1 == count;
            if is_last {
                self.close = true;
            }
            let is_cut = position >= GROUP_WIDTH;
            let title = if is_cut { "...".to_owned() } else { (position + 1).to_string() };
            let corner = if position == 0 { "+-" } else { "  " };
            let indent = self.indent();
            self.out.push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if is_cut {
                let rest = members.len() - GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.chain(*member);
            }
            if is_last && self.close {
                let indent = self.indent();
                self.out.push_str(&format!("{indent}+------------------------------------\n"));
                self.close = false;
            }
            self.depth -= 1;
        }
    }
}
