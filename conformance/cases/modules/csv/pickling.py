import copy
import csv
import pickle


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: pickle.dumps(csv.reader([]).dialect))
attempt(lambda: copy.copy(csv.reader([]).dialect))
attempt(lambda: csv.reader([]).dialect.__reduce__())
print(type(csv.reader([])).__name__, type(csv.writer(__import__('io').StringIO())).__name__)
