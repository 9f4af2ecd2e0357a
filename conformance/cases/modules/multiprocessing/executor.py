import concurrent.futures, multiprocessing
def cube(n): return n ** 3
if __name__ == "__main__":
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as executor:
        print(list(executor.map(cube, range(5))), executor.submit(cube, 9).result())
        future = executor.submit(cube, "a")
        print(type(future.exception()).__name__)
