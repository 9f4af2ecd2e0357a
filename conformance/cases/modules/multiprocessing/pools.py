import multiprocessing
def square(n): return n * n
def fail(n): raise ValueError(n)
if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        print(pool.map(square, range(10)), list(pool.imap(square, range(3))), sorted(pool.imap_unordered(square, range(3))), pool.apply(square, (7,)))
        try:
            pool.apply(fail, (5,))
        except ValueError as error:
            print(repr(error))
