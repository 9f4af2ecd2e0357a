"""A cache that forgets what was used least recently: a dict over a doubly linked list, a decorator, expiry by a clock."""
import functools
import threading
import weakref
from collections.abc import MutableMapping


class Link:
    __slots__ = ("previous", "next", "key", "value", "expires", "__weakref__")

    def __init__(self, key=None, value=None, expires=None):
        self.key, self.value, self.expires = key, value, expires
        self.previous = self.next = self

    def unlink(self):
        self.previous.next, self.next.previous = self.next, self.previous

    def insert_after(self, other):
        self.previous, self.next = other, other.next
        other.next.previous = other.next = self


class LruCache(MutableMapping):
    """Maps at most `size` keys; reading or writing a key makes it the most recent one."""

    def __init__(self, size, *, ttl=None, clock=None, on_evict=None):
        if size < 1:
            raise ValueError("a cache has room for at least one item")
        self.size, self.ttl, self.clock, self.on_evict = size, ttl, clock, on_evict
        self.links = {}
        self.ring = Link()
        self.hits = self.misses = self.evictions = 0
        self.lock = threading.RLock()

    def __getitem__(self, key):
        with self.lock:
            link = self.links.get(key)
            if link is not None and link.expires is not None and self.clock() >= link.expires:
                self.forget(link, "expired")
                link = None
            if link is None:
                self.misses += 1
                raise KeyError(key)
            self.hits += 1
            self.refresh(link)
            return link.value

    def __setitem__(self, key, value):
        with self.lock:
            expires = self.clock() + self.ttl if self.ttl is not None else None
            if key in self.links:
                link = self.links[key]
                link.value, link.expires = value, expires
                self.refresh(link)
                return
            if len(self.links) == self.size:
                self.forget(self.ring.previous, "full")
            self.links[key] = link = Link(key, value, expires)
            link.insert_after(self.ring)

    def __delitem__(self, key):
        with self.lock:
            self.links.pop(key).unlink()

    def __iter__(self):
        """The keys, the most recent first, as they are now: who looks at the values changes the order."""
        keys = []
        link = self.ring.next
        while link is not self.ring:
            keys.append(link.key)
            link = link.next
        return iter(keys)

    def __contains__(self, key):
        return key in self.links

    def __len__(self):
        return len(self.links)

    def __repr__(self):
        items = ", ".join(f"{key!r}: {self.links[key].value!r}" for key in self)
        return f"{type(self).__name__}({{{items}}}, size={self.size})"

    def refresh(self, link):
        link.unlink()
        link.insert_after(self.ring)

    def forget(self, link, why):
        link.unlink()
        del self.links[link.key]
        self.evictions += 1
        if self.on_evict:
            self.on_evict(link.key, link.value, why)

    @property
    def info(self):
        return f"{self.hits} hits, {self.misses} misses, {self.evictions} evictions, {len(self)}/{self.size}"


def cached(size=128, **options):
    """Decorates a function whose results are kept by its arguments."""

    def decorate(function):
        cache = LruCache(size, **options)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            key = args, *sorted(kwargs.items())
            try:
                return cache[key]
            except KeyError:
                cache[key] = result = function(*args, **kwargs)
                return result

        wrapper.cache = cache
        return wrapper

    return decorate


class FakeClock:
    now = 0.0

    def __call__(self):
        return self.now


@cached(size=64)
def binomial(n, k):
    """The number of ways to choose k of n things."""
    if k in (0, n):
        return 1
    return binomial(n - 1, k - 1) + binomial(n - 1, k)


def demonstrate_basics():
    gone = []
    cache = LruCache(3, on_evict=lambda key, value, why: gone.append(f"{key} ({why})"))
    for number, word in enumerate(["one", "two", "three"], 1):
        cache[word] = number
    print(cache)
    print(cache["one"], list(cache))
    cache["four"] = 4
    cache["three"] = 33
    cache["five"] = 5
    print(cache, gone)
    print(cache.get("two", "none"), cache.pop("five"), cache.setdefault("six", 6), "six" in cache)
    print(sorted(cache.items(), key=str), cache == {"one": 1, "three": 33, "six": 6})
    cache.update(seven=7)
    print(list(cache.keys()), cache.info)
    cache.clear()
    print(len(cache), bool(cache), gone)
    for action in (lambda: cache["one"], lambda: LruCache(0), lambda: cache.__delitem__("x"), lambda: cache[[]]):
        try:
            action()
        except (KeyError, ValueError, TypeError) as error:
            print(f"{type(error).__name__}: {error}")


def demonstrate_expiry():
    clock = FakeClock()
    cache = LruCache(10, ttl=5, clock=clock, on_evict=lambda *what: print("  evicted", *what))
    cache["a"] = "early"
    clock.now = 3
    cache["b"] = "late"
    for clock.now in (4.9, 5, 8):
        print(clock.now, [cache.get(key) for key in "ab"])


def demonstrate_decorator():
    print(binomial(40, 20), binomial.__name__, binomial.__doc__)
    print(binomial.cache.info)
    calls = []

    @cached(2)
    def slow(a, b=0, **rest):
        calls.append((a, b, rest))
        return a + b

    print(slow(1), slow(1), slow(1, b=2), slow(1, b=2), slow(3, c=4), slow(1), len(calls), slow.cache.info)


def demonstrate_threads():
    cache = LruCache(50)

    def work(offset):
        for number in range(2000):
            cache[(number * 7 + offset) % 90] = number

    threads = [threading.Thread(target=work, args=(offset,)) for offset in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(cache), len(list(cache)), len(set(cache)), set(cache) == set(cache.links))


def demonstrate_release():
    class Big:
        pass

    cache = LruCache(1)
    big = Big()
    watch = weakref.ref(big, lambda _: print("released"))
    cache["big"] = big
    del big
    print("kept:", watch() is not None)
    cache["other"] = None
    print("kept:", watch() is not None)


if __name__ == "__main__":
    demonstrate_basics()
    demonstrate_expiry()
    demonstrate_decorator()
    demonstrate_threads()
    demonstrate_release()
