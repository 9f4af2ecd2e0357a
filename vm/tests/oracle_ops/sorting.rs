use super::{Args, digest, list};
use taipan_vm::collections::powersort::sort_by;
use taipan_vm::heap::NoMemory;

/// Sorts the numbers, and shows how often and in which order which items were compared.
pub fn answer(name: &str, args: &Args<'_>) -> Option<String> {
    if name != "trace" {
        return None;
    }
    let mut items: Vec<(i64, usize)> =
        list(args.str(0)).enumerate().map(|(i, key)| (key.parse().unwrap(), i)).collect();
    let mut trace = String::new();
    let mut count = 0;
    let less = |a: &(i64, usize), b: &(i64, usize)| -> Result<bool, NoMemory> {
        count += 1;
        trace.push_str(&format!("{}<{} ", a.1, b.1));
        Ok(a.0 < b.0)
    };
    sort_by(&mut items, less).unwrap();
    let places: Vec<String> = items.iter().map(|item| item.1.to_string()).collect();
    Some(format!("{count} {} {}", digest(&trace), digest(&places.join(" "))))
}
