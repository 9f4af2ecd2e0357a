//! The numbers of parameters that closures of the host may have.

/// Expands a macro once for all of them: what it gets is a row for each number, with a type, a name and an index for each parameter.
macro_rules! up_to_eight {
    ($each:ident) => {
        $each! {
            0:;
            1: A a 0;
            2: A a 0, B b 1;
            3: A a 0, B b 1, C c 2;
            4: A a 0, B b 1, C c 2, D d 3;
            5: A a 0, B b 1, C c 2, D d 3, E e 4;
            6: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5;
            7: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6;
            8: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7;
        }
    };
}

pub(crate) use up_to_eight;
