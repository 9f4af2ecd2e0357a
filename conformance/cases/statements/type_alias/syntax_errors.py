for source in ["type A", "type A =", "type A.b = int", "type A[] = int", "type A[T = int", "type (A) = int", "type A = yield", "type A = (x := 1)", "type A = await x", "type A[T, T] = int", "type A[T=int, U] = int", "type A[**P: int] = 0", "type A[*Ts: int] = 0", "type A, B = int", "type None = 1", "type __debug__ = 1", "type A[T: (yield)] = 1", "type A = *int", "type 1 = 2"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
