# The debugger stops in the line that called it, after the call.
import pdb


def work(n):
    for number in range(n):
        if number == 1:
            breakpoint()
        total = number * 2
    pdb.set_trace()
    return total


print(work(3))
