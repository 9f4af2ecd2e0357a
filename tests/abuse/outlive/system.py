# ends: time; allow: Subprocess
import os
os.system('sleep 3')
os.system('sleep 3')
