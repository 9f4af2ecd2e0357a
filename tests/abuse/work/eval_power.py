# ends: refused
eval('9**9**9**9')
