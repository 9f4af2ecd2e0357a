import array, fcntl, os, struct

r, w = os.pipe()
os.write(w, b"12345")
FIONREAD = 0x541B
print(struct.unpack("i", fcntl.ioctl(r, FIONREAD, b"\0" * 4)))
buffer = array.array("i", [0])
print(fcntl.ioctl(r, FIONREAD, buffer, True), buffer[0])
buffer = bytearray(4)
print(fcntl.ioctl(r, FIONREAD, buffer, False), buffer)
print(fcntl.ioctl(r, FIONREAD, buffer), buffer)
try:
    fcntl.ioctl(r, 0x5413, b"\0" * 8)
except OSError as error:
    print(error)
