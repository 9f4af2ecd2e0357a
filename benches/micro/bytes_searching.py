"""Bytes taken apart: find, split, partition, startswith, replace, strip; a protocol's messages."""

REQUEST = (
    b"GET /path/to/page?query=1 HTTP/1.1\r\nHost: example.org\r\nAccept: text/html, */*\r\n"
    b"User-Agent: none\r\nCookie: a=1; b=2; c=3\r\nConnection: close\r\n\r\n"
)


def parse(message):
    head, _, body = message.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    method, path, version = lines[0].split(b" ")
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(b":")
        headers[name.strip().lower()] = value.strip()
    return method, path, headers, body


def run():
    total = 0
    stream = REQUEST * 20
    for _ in range(2_500):
        for _ in range(20):
            method, path, headers, body = parse(REQUEST)
            if method == b"GET" and path.startswith(b"/path"):
                total += len(headers[b"cookie"].split(b"; ")) + len(body)
        position = stream.find(b"Host")
        while position >= 0:
            total += position
            position = stream.find(b"Host", position + 4)
        total += len(stream.replace(b"\r\n", b"\n")) + stream.count(b"1")
    return total
