# A callback of a server that raises at once: the handler of exceptions hears of it, and the connection is closed.
import asyncio


def connected(reader, writer):
    raise ZeroDivisionError("callback")


async def main():
    said = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: said.append(context))
    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await asyncio.wait_for(reader.read(), 10))
    print([(context["message"], context["exception"]) for context in said])
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
