# ends: work
eval('9**9**9**9')
