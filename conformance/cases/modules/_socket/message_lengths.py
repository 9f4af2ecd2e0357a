"""`CMSG_LEN` and `CMSG_SPACE`."""
from _attempt import attempt
from _socket import CMSG_LEN, CMSG_SPACE

for length in (0, 1, 3, 4, 5, 8, 9, 100):
    print(length, CMSG_LEN(length), CMSG_SPACE(length))
for wrong in (-1, 2**62, 2**63 - 1, 2**63, 2**70, "x", 1.5, None):
    attempt(CMSG_LEN, wrong)
    attempt(CMSG_SPACE, wrong)
attempt(CMSG_LEN)
