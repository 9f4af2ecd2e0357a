# ends: work
# A generic alias that holds each one before it twice.
alias = list[int]
for _ in range(60):
    alias = dict[alias, alias]

repr(alias)
