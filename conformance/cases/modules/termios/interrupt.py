"""The character that interrupts becomes a signal for the terminal's foreground processes."""
import os
import pty
import termios

process, main = pty.fork()
if process == 0:
    try:
        print("ready", flush=True)
        os.read(0, 10)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
    os._exit(3)
text = b""
while b"\n" not in text:
    text += os.read(main, 100)
os.write(main, termios.tcgetattr(main)[6][termios.VINTR])
while b"interrupted" not in text:
    text += os.read(main, 100)
print(b"^C" in text, os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
print(text.replace(b"^C", b"").split())
