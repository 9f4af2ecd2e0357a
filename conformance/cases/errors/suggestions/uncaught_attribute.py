class Config:
    timeout = 1
    retries = 2
c = Config()
print(c.timeout)
c.timeuot
