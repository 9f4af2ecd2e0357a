import sys
print("before")
sys.exit("leaving with text")
