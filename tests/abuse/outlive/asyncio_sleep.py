# ends: time; allow: Clock, Network
import asyncio
asyncio.run(asyncio.sleep(1000))
