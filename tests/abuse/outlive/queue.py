# ends: time; allow: Threads
import queue
queue.Queue().get()
