# ends: work
import string
while True:
    string.Formatter().format('{0}' * 1000, 1)
