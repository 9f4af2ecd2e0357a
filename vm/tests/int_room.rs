//! The room that operations on ints take covers what the big-integer crate allocates in them.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use taipan_vm::heap::Heap;
use taipan_vm::heap::account::Account;
use taipan_vm::heap::current::Attached;
use taipan_vm::number::int::{self, Int, IntError, IntRef, Owned};
use taipan_vm::number::mersenne::Mersenne;
use taipan_vm::number::{AsciiBuf, int_bits, int_div, int_float, int_math, int_text};

/// Counts what is allocated.
struct Counting;

static USED: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let used = USED.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(used, Relaxed);
        // SAFETY: as our caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as our caller promises.
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Runs an operation and compares the highest charge with the most that was allocated meanwhile.
fn check<R>(account: &Account, name: &str, run: impl FnOnce() -> R) {
    account.reset_peak();
    let charged = account.used();
    let used = USED.load(Relaxed);
    PEAK.store(used, Relaxed);
    let result = run();
    let allocated = PEAK.load(Relaxed) - used;
    drop(result);
    let charged = account.peak() - charged;
    // What lies on the side and is bounded is not charged.
    assert!(allocated <= charged + 512, "{name}: {allocated} bytes allocated, {charged} charged");
}

fn number(twister: &mut Mersenne, bits: usize) -> Int {
    twister.random_bits(bits).expect("there is memory")
}

#[test]
fn room_covers_the_crate() {
    let heap = Heap::new();
    // SAFETY: the heap outlives the guard.
    let _attached = unsafe { Attached::new(&heap) };
    let account = heap.account();
    // Arenas are charged page by page. The first one is small: these blocks fill it, and bring one with room for what follows.
    let _blocks = [(); 60].map(|()| taipan_vm::collections::Buf::filled(0u8, 1000).expect("there is memory"));
    let mut twister = Mersenne::from_int(IntRef::Small(1));
    for bits in [60, 130, 1000, 3000, 8000, 30_000, 100_000, 300_000, 700_000] {
        for other in [30, bits / 3, bits / 2 + 77, bits, 2 * bits] {
            let (a, b) = (number(&mut twister, bits), number(&mut twister, other));
            let (a, b) = (a.as_ref(), b.as_ref());
            let run = |name: &str, operation: &dyn Fn() -> Result<Int, IntError>| {
                check(account, &format!("{name} {bits} {other}"), operation);
            };
            run("add", &|| Ok(int::add(Owned, a, b)?));
            run("sub", &|| Ok(int::sub(Owned, b, a)?));
            run("mul", &|| Ok(int::mul(Owned, a, b)?));
            run("square", &|| Ok(int::mul(Owned, a, a)?));
            run("neg", &|| Ok(int::neg(Owned, a)?));
            run("and", &|| Ok(int_bits::and(Owned, a, b)?));
            let minus = int::neg(Owned, a).expect("there is memory");
            run("or", &|| Ok(int_bits::or(Owned, minus.as_ref(), b)?));
            run("xor", &|| Ok(int_bits::xor(Owned, minus.as_ref(), b)?));
            run("invert", &|| Ok(int_bits::invert(Owned, a)?));
            run("shl", &|| int_bits::shl(Owned, a, IntRef::Small(other as i64)));
            run("shr", &|| int_bits::shr(Owned, minus.as_ref(), IntRef::Small(other as i64 / 2)));
            run("gcd", &|| Ok(int_math::gcd(a, b)?));
            run("isqrt", &|| int_math::isqrt(a));
            if !b.is_zero() {
                check(account, &format!("divmod {bits} {other}"), || int_div::div_mod(Owned, a, b));
                check(account, &format!("divmod minus {bits} {other}"), || {
                    int_div::div_mod(Owned, minus.as_ref(), b)
                });
                check(account, &format!("truediv {bits} {other}"), || int_div::true_div(a, b));
            }
            if bits <= 8000 && !b.is_zero() {
                run("powmod", &|| int_div::pow_mod(Owned, a, IntRef::Small(12345), b));
                let odd = int_bits::or(Owned, b, IntRef::Small(1)).expect("there is memory");
                run("inverse", &|| int_div::pow_mod(Owned, a, IntRef::Small(-3), odd.as_ref()));
            }
        }
        let a = number(&mut twister, bits);
        let a = a.as_ref();
        check(account, &format!("float {bits}"), || int_float::to_f64(a));
        check(account, &format!("hash {bits}"), || a.hash());
        let mut out = AsciiBuf::new();
        check(account, &format!("print {bits}"), || int_text::push_decimal(a, 0, &mut out));
        check(account, &format!("parse {bits}"), || int_text::parse(&out, 10, 0));
        out.clear();
        int_text::push_power_of_two(a, 4, false, &mut out).expect("there is memory");
        check(account, &format!("parse hex {bits}"), || int_text::parse(&out, 16, 0));
        let digits = b"123456".repeat(bits / 60 + 1);
        check(account, &format!("parse base 7 {bits}"), || int_text::parse(&digits, 7, 0));
        let bytes = int_bits::to_bytes(a, bits / 8 + 1, true, true).expect("it fits");
        check(account, &format!("from_bytes {bits}"), || int_bits::from_bytes(Owned, &bytes, true, true));
        check(account, &format!("from_bytes big {bits}"), || {
            int_bits::from_bytes(Owned, &bytes, false, false)
        });
    }
    for (base, exponent) in
        [(3, 100), (3, 1000), (10, 10_000), (7, 100_000), (12345, 200_000), (2, 1_000_000)]
    {
        check(account, &format!("{base} ** {exponent}"), || {
            int_div::pow(Owned, IntRef::Small(base), IntRef::Small(exponent))
        });
    }
    for n in [30, 100, 1000, 20_000, 100_000] {
        check(account, &format!("factorial {n}"), || int_math::factorial(IntRef::Small(n)));
        check(account, &format!("comb {n}"), || int_math::comb(IntRef::Small(n), IntRef::Small(n / 2)));
        check(account, &format!("perm {n}"), || int_math::perm(IntRef::Small(n), IntRef::Small(n / 2)));
    }
}
