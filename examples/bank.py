"""A bank: accounts with exact decimal amounts, transactions that are all or nothing, interest, statements."""
from __future__ import annotations

import enum
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation, localcontext
from functools import total_ordering
from typing import ClassVar

CENT = Decimal("0.01")


class BankError(Exception):
    """Something that the bank does not do."""


class InsufficientFunds(BankError):
    def __init__(self, account: Account, wanted: Money):
        super().__init__(f"{account.number} has {account.available}, {wanted} wanted")
        self.account, self.wanted = account, wanted


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str = "EUR"

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise ValueError(f"{self.amount} is no amount of money")
        object.__setattr__(self, "amount", self.amount.quantize(CENT, ROUND_HALF_EVEN))

    @classmethod
    def parse(cls, text: str) -> Money:
        number, _, currency = text.partition(" ")
        try:
            return cls(Decimal(number.replace(",", "")), currency or "EUR")
        except InvalidOperation:
            raise ValueError(f"{text!r} is no amount of money") from None

    def _same(self, other: Money) -> Decimal:
        if not isinstance(other, Money):
            raise TypeError(f"money and {type(other).__name__} do not mix")
        if other.currency != self.currency:
            raise BankError(f"{self.currency} and {other.currency} do not mix")
        return other.amount

    def __add__(self, other: Money) -> Money:
        return replace(self, amount=self.amount + self._same(other))

    def __sub__(self, other: Money) -> Money:
        return replace(self, amount=self.amount - self._same(other))

    def __neg__(self) -> Money:
        return replace(self, amount=-self.amount)

    def __mul__(self, factor: Decimal | int) -> Money:
        return replace(self, amount=self.amount * factor)

    __rmul__ = __mul__

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        return f"{self.amount:,.2f} {self.currency}"

    def split(self, parts: int) -> list[Money]:
        """Shares that differ by a cent at most and add up."""
        share, rest = divmod(int(self.amount * 100), parts)
        return [Money(Decimal(share + (number < rest)) / 100, self.currency) for number in range(parts)]


ZERO = Money(Decimal(0))


class Kind(enum.StrEnum):
    DEPOSIT = enum.auto()
    WITHDRAWAL = enum.auto()
    TRANSFER = enum.auto()
    INTEREST = enum.auto()


class Access(enum.Flag):
    VIEW = enum.auto()
    DEPOSIT = enum.auto()
    WITHDRAW = enum.auto()
    FULL = VIEW | DEPOSIT | WITHDRAW


@dataclass(frozen=True, order=True)
class Entry:
    day: date
    sequence: int
    kind: Kind = field(compare=False)
    amount: Money = field(compare=False)
    text: str = field(default="", compare=False, repr=False)


@dataclass
class Account:
    owner: str
    number: str
    entries: list[Entry] = field(default_factory=list, repr=False)
    access: Access = Access.FULL
    overdraft: ClassVar[Money] = ZERO

    @property
    def balance(self) -> Money:
        return sum((entry.amount for entry in self.entries), ZERO)

    @property
    def available(self) -> Money:
        return self.balance + self.overdraft

    def post(self, entry: Entry) -> None:
        needed = Access.DEPOSIT if entry.amount > ZERO else Access.WITHDRAW
        if needed not in self.access:
            raise BankError(f"{self.number}: no {needed.name} access, only {self.access}")
        if entry.amount < ZERO and -entry.amount > self.available:
            raise InsufficientFunds(self, -entry.amount)
        self.entries.append(entry)

    def statement(self) -> Iterator[str]:
        balance = ZERO
        for entry in sorted(self.entries):
            balance += entry.amount
            yield f"{entry.day:%d %b %Y}  {entry.kind:<10} {entry.text:<22} {entry.amount!s:>16} {balance!s:>16}"


@dataclass
class CheckingAccount(Account):
    overdraft: ClassVar[Money] = Money(Decimal(500))


@dataclass
class SavingsAccount(Account):
    rate: Decimal = Decimal("0.0125")

    def interest(self, first: date, last: date) -> Money:
        """Interest by days: the balance at each day's end, a 365th of the rate."""
        with localcontext(prec=40):
            total, day = Decimal(0), first
            while day <= last:
                balance = sum((entry.amount.amount for entry in self.entries if entry.day <= day), Decimal(0))
                total += balance * self.rate / 365
                day += timedelta(days=1)
        return Money(total)


class Bank:
    def __init__(self, today: date):
        self.accounts: dict[str, Account] = {}
        self.today = today
        self.sequence = 0

    def open(self, kind: type[Account], owner: str, **options) -> Account:
        number = f"{kind.__name__[0]}{len(self.accounts) + 1:04}"
        self.accounts[number] = account = kind(owner, number, **options)
        return account

    def entry(self, kind: Kind, amount: Money, text: str = "") -> Entry:
        self.sequence += 1
        return Entry(self.today, self.sequence, kind, amount, text)

    @contextmanager
    def transaction(self, *accounts: Account):
        """All entries made inside are kept, or none."""
        lengths = [len(account.entries) for account in accounts]
        try:
            yield
        except BaseException:
            for account, length in zip(accounts, lengths):
                del account.entries[length:]
            raise

    def transfer(self, source: Account, target: Account, amount: Money, text: str = "") -> None:
        if amount <= ZERO:
            raise BankError(f"a transfer of {amount} makes no sense")
        with self.transaction(source, target):
            target.post(self.entry(Kind.TRANSFER, amount, text or f"from {source.owner}"))
            source.post(self.entry(Kind.TRANSFER, -amount, text or f"to {target.owner}"))

    def total(self) -> Money:
        return sum((account.balance for account in self.accounts.values()), ZERO)

    def to_json(self) -> str:
        def encode(value):
            match value:
                case Decimal() | date():
                    return str(value)
                case enum.Flag():
                    return value.name.split("|")
            raise TypeError(f"{type(value).__name__} cannot be saved")

        return json.dumps([asdict(account) for account in self.accounts.values()], default=encode, sort_keys=True)


def attempt(action) -> None:
    try:
        action()
    except (BankError, ValueError, TypeError, AttributeError) as error:
        print(f"refused: {type(error).__name__}: {error}")


def main() -> None:
    bank = Bank(date(2026, 1, 30))
    ada = bank.open(CheckingAccount, "Ada")
    bob = bank.open(SavingsAccount, "Bob", rate=Decimal("0.0365"))
    eve = bank.open(Account, "Eve", access=Access.VIEW | Access.DEPOSIT)
    ada.post(bank.entry(Kind.DEPOSIT, Money.parse("1,234.565"), "salary"))
    bob.post(bank.entry(Kind.DEPOSIT, Money.parse("10000")))
    bank.transfer(ada, bob, Money.parse("1500.50"), "savings")
    bank.today += timedelta(days=2)
    bank.transfer(bob, eve, Money.parse("0.10") * 3)

    attempt(lambda: bank.transfer(ada, bob, Money.parse("1000")))
    attempt(lambda: bank.transfer(eve, ada, Money.parse("0.01")))
    attempt(lambda: bank.transfer(bob, ada, ZERO))
    attempt(lambda: Money.parse("1.5 USD") + ZERO)
    attempt(lambda: Money.parse("a lot"))
    attempt(lambda: Money(Decimal("NaN")))
    attempt(lambda: ZERO + 1)
    attempt(lambda: setattr(ZERO, "amount", 1))
    print("total:", bank.total(), "| Eve:", eve.balance, "|", ada)

    interest = bob.interest(date(2026, 1, 30), date(2026, 12, 31))
    bob.post(replace(bank.entry(Kind.INTEREST, interest, "2026"), day=date(2026, 12, 31)))
    for account in bank.accounts.values():
        print(f"\n{account.owner} ({account.number}, {type(account).__name__})")
        print("\n".join(account.statement()))
    print("\nshares:", *Money.parse("100").split(3), "=", sum(Money.parse("100").split(3), ZERO))
    print(sorted([Money.parse("2"), Money.parse("-3.335"), Money.parse("0.005")]), Money.parse("1") == Money.parse("1.00"))
    saved = bank.to_json()
    print(len(json.loads(saved)), json.loads(saved)[2])
    print(Kind("deposit"), Kind.TRANSFER.name, list(Access.FULL), Access.VIEW in Access.FULL)


if __name__ == "__main__":
    main()
