//! What containers of the VM take is charged to its account, whatever size they have, and given back.

use taipan_vm::collections::{Buf, Map, Table};
use taipan_vm::heap::Heap;
use taipan_vm::heap::current::Attached;

#[test]
fn tables_are_charged_for_what_they_take() {
    let heap = Heap::new();
    // SAFETY: the guard ends before the heap.
    let _attached = unsafe { Attached::new(&heap) };
    let before = heap.account().used();
    let (mut table, mut map) = (Table::new(), Map::new());
    for number in 0..10_000u64 {
        table.insert(number, number, |number| *number).unwrap();
        map.insert(number, number).unwrap();
        let size = table.allocation_size() + map.allocation_size();
        assert_eq!(heap.account().used() - before, size);
    }
    drop((table, map));
    assert_eq!(heap.account().used(), before);
}

#[test]
fn a_table_that_is_refused_stays_as_it_is() {
    let heap = Heap::new();
    // SAFETY: the guard ends before the heap.
    let _attached = unsafe { Attached::new(&heap) };
    heap.account().set_limit(heap.account().used() + 100_000);
    let mut map = Map::new();
    let refused = (0..100_000u64).find(|number| map.insert(*number, *number).is_err()).unwrap();
    assert_eq!(map.len(), refused as usize);
    assert!((0..refused).all(|number| map.get(&number) == Some(&number)));
}

/// Blocks that are mapped, as they are under a limit, and those beside them, which may have been allocated without one.
#[test]
fn buffers_keep_their_contents_in_all_sizes() {
    for (first, later) in
        [(usize::MAX, usize::MAX), (1 << 30, 1 << 30), (usize::MAX, 1 << 30), (1 << 30, usize::MAX)]
    {
        check_buffers(first, later);
    }
}

fn check_buffers(first: usize, later: usize) {
    let heap = Heap::new();
    // SAFETY: the guard ends before the heap.
    let _attached = unsafe { Attached::new(&heap) };
    heap.account().set_limit(first);
    let before = heap.account().used();
    // None is so small that pages for it are kept.
    let mut buf: Buf<u64> = Buf::with_capacity(200).unwrap();
    for size in [200usize, 500_000, 600_000, 2_000_000, 550_000, 200, 700_000, 300] {
        if size < buf.len() {
            buf.truncate(size);
            buf.shrink_to_fit();
        }
        while buf.len() < size {
            let next = buf.len() as u64;
            buf.push(next).unwrap();
        }
        assert!(buf.iter().enumerate().all(|(index, item)| index as u64 == *item));
        if size > 550_000 {
            heap.account().set_limit(later);
        }
    }
    drop(buf);
    assert_eq!(heap.account().used(), before);
}
