"""Bits of integers: shifts, masks, counts, and a generator of pseudo-random numbers."""


def run():
    state = 0x2545F491
    bits = ones = 0
    for _ in range(320_000):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        bits |= state & 0xFF00
        ones += (state & 0xFFFF).bit_count()
        if not state & 3:
            ones += state.bit_length()
    return state, bits, ones
