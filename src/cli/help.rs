//! What `--help` and its relatives print.

use super::options::Topic;
use std::io::Write;

const OPTIONS: &str = "\
Python options:
  -b             warn when bytes are turned into str or compared with it (-bb: error)
  -B             write no .pyc files (PYTHONDONTWRITEBYTECODE)
  -c code        run code; what follows are its arguments
  -d             accepted for compatibility (PYTHONDEBUG)
  -E             ignore all PYTHON* environment variables
  -h             print this text (-?, --help)
  -i             prompt after the program (PYTHONINSPECT)
  -I             isolated: -E -P -s
  -m module      run a module as a script; what follows are its arguments
  -O             drop assert statements, __debug__ is False (PYTHONOPTIMIZE); -OO: drop docstrings, too
  -P             put no folder of the program's in front of sys.path (PYTHONSAFEPATH)
  -q             no greeting before the prompt
  -s             leave the user's site-packages out of sys.path (PYTHONNOUSERSITE)
  -S             do not import site
  -u             do not buffer stdout and stderr (PYTHONUNBUFFERED)
  -v             show imports (PYTHONVERBOSE); more often: more of them
  -V             print the version (--version); -VV: in full
  -W filter      a filter of warnings, action:message:category:module:line (PYTHONWARNINGS)
  -x             skip the script's first line
  -X option      see --help-xoptions
  --check-hash-based-pycs always|default|never
                 when .pyc files that hold a hash are checked
  --help-env     environment variables
  --help-xoptions  options of -X
  --help-all     everything

Scripts that are not trusted:
  --sandbox      run the script without files, network, environment, processes, threads; what follows may grant some
  --allow-read[=PATH]   --allow-write[=PATH]   --allow-net[=HOST]   --allow-env[=NAME]   --allow-run[=PROGRAM]
                 all, or what is listed, with commas between; more than once if so wished
  --max-memory=64M   --max-time=500ms   --max-fuel=1000000   --max-output=1M
                 limits; reaching one prints a line and exits with 3

Looking inside:
  dis FILE       print the bytecode (--adaptive: what the virtual machine makes of it)
  ast FILE       print the syntax tree
  stats FILE     run it, and print what was executed, specialized, allocated, collected (--json)
  --trace        print a line for every instruction executed
  --gc-stress[=N]   collect at every allocation, fully at every Nth
  --fail-alloc[=N]  let the Nth allocation fail
  --drop-torture    run Python code at every drop
  --leak-check      objects that are left at exit are an error
";

const ENVIRONMENT: &str = "\
Environment variables, with the option that does the same:
  PYTHONPATH               folders to put in front of the module search path
  PYTHONHOME               the prefix: where lib/python3.14/site-packages is
  PYTHONSTARTUP            a file to run before the first prompt
  PYTHONHASHSEED           seed of the hashes of str and bytes, or 'random'
  PYTHONOPTIMIZE (-O)      PYTHONDONTWRITEBYTECODE (-B)   PYTHONPYCACHEPREFIX (-X pycache_prefix)
  PYTHONINSPECT (-i)       PYTHONUNBUFFERED (-u)          PYTHONVERBOSE (-v)
  PYTHONWARNINGS (-W)      PYTHONDEVMODE (-X dev)         PYTHONUTF8 (-X utf8)
  PYTHONNOUSERSITE (-s)    PYTHONSAFEPATH (-P)            PYTHONINTMAXSTRDIGITS (-X int_max_str_digits)
  PYTHONIOENCODING         encoding[:errors] of the standard streams
  PYTHONBREAKPOINT         what breakpoint() calls; 0 for nothing
  PYTHONUSERBASE           the user's prefix
  PYTHONWARNDEFAULTENCODING (-X warn_default_encoding)
  PYTHON_COLORS            1 or 0: colours in tracebacks and at the prompt; also NO_COLOR, FORCE_COLOR
";

const X_OPTIONS: &str = "\
Options of -X:
  dev                      development mode: more warnings, more checks
  faulthandler             write tracebacks when the program crashes (PYTHONFAULTHANDLER)
  frozen_modules=on|off    accepted for compatibility
  importtime               show how long each import takes
  int_max_str_digits=N     limit of digits in conversions between int and str; 0 is none
  no_debug_ranges          no columns in code objects
  pycache_prefix=PATH      write .pyc files in a tree below PATH
  utf8[=0|1]               UTF-8 mode
  warn_default_encoding    warn where the locale's encoding is used by default
";

/// The line that tells how the command is used.
pub fn usage(command: &str) -> String {
    format!("usage: {command} [option] ... [-c cmd | -m mod | file | -] [arg] ...")
}

pub fn print(command: &str, topic: Topic) {
    let mut shown = usage(command) + "\n";
    let texts: &[&str] = match topic {
        Topic::Options => &[OPTIONS],
        Topic::Environment => &[ENVIRONMENT],
        Topic::XOptions => &[X_OPTIONS],
        Topic::All => &[OPTIONS, ENVIRONMENT, X_OPTIONS],
    };
    for text in texts {
        shown.push_str(&format!("\n{}\n", text.trim_end()));
    }
    // Whoever reads may have seen enough.
    let _ = std::io::stdout().write_all(shown.as_bytes());
}
