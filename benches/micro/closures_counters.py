"""Closures that keep a state: counters, functions that share a cell, results that are remembered."""


def counter(start=0):
    count = start

    def increment(step=1):
        nonlocal count
        count += step
        return count

    return increment


def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount

    def withdraw(amount):
        nonlocal balance
        if amount <= balance:
            balance -= amount

    def show():
        return balance

    return deposit, withdraw, show


def remember():
    known = {}

    def steps(n):
        if n < 2:
            return 1
        if n not in known:
            known[n] = steps(n - 1) + steps(n - 2)
        return known[n]

    return steps


def run():
    first, second = counter(), counter(100)
    deposit, withdraw, show = account(50)
    total = 0
    for i in range(490_000):
        total += first() + second(2)
        deposit(3)
        withdraw(i & 3)
    for _ in range(1_700):
        total += remember()(30)
    return total, show()
