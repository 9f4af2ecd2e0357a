# ends: ok; allow: Clock, Randomness
import argparse, ast, asyncio, collections, csv, dataclasses, datetime, decimal, difflib, email.message, enum, fractions
import functools, hashlib, inspect, io, itertools, json, logging, pickle, random, re, statistics, string, textwrap, typing
import unittest
assert json.dumps(1) == '1'
