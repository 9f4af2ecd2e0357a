class Task:
    state = "pending"
    def done(self): return self.state != "pending"
    def finish(self): self.state = "finished"
for _ in range(3):
    task = Task()
    print(task.done(), task.done(), task.done(), end=" ")
    task.finish()
    print(task.done(), task.state)
    del task.state
    print(task.done(), Task().done())
