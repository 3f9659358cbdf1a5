# Everything the set-up installs goes into .tools/ in these versions; a tool of the same version that is on PATH is taken
# instead. wasm-bindgen's version is the one in Cargo.lock, because the command must match the library exactly.
TRUNK        := 0.21.14
BINARYEN     := 132
AXE          := 4.14.1
# What is shown of phone numbers comes from its metadata; it goes into the release.
LIBPHONE     := 1.13.16
# Only held against the other one.
GOOGLEPHONE  := 3.2.47
# Writes the archive of a release.
FFLATE       := 0.8.3
CARGO_FUZZ   := 0.13.2
GECKODRIVER  := 0.37.1
WASM_BINDGEN := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/.*"\(.*\)"/\1/p}' Cargo.lock)

SHELL       := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
MAKEFLAGS   += --no-print-directory

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/.tools/node_modules/.bin:$(PATH)
# Trunk reads NO_COLOR as "true" or "false" and refuses the customary "1".
unexport NO_COLOR

WASM       := --target wasm32-unknown-unknown
E2E        := cargo test --locked --no-default-features --features e2e --test e2e --
# The tools' own release profiles are slow to build, and here it is the building that takes the time.
INSTALL    := CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
              cargo install --locked --root .tools
APT        := apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends

# Both at once: npm removes what it isn't told of.
NPM        := { [ -n "$$(type -P npm)" ] || { $(APT) nodejs npm; } || { echo "Please install Node.js with npm." >&2; exit 1; }; } && \
              npm install --prefix .tools --no-save --no-audit --no-fund binaryen@$(BINARYEN).0.0 axe-core@$(AXE) fflate@$(FFLATE) libphonenumber-js@$(LIBPHONE) google-libphonenumber@$(GOOGLEPHONE)

# What of all this is missing: functions for a recipe that installs it, and for the one that says so beforehand.
define LACKS
version() { [ "$$("$$1" --version 2>/dev/null)" = "$$2" ]; }
package() { grep -qs "\"version\": \"$$2\"" ".tools/node_modules/$$1/package.json"; }
on_path() { local name; for name in "$$@"; do [ -z "$$(type -P "$$name")" ] || return 0; done; return 1; }
lacks_rust() { ! { libdir=$$(rustc --print target-libdir $(WASM) 2>/dev/null) && [ -d "$$libdir" ]; }; }
lacks_trunk() { ! version trunk "trunk $(TRUNK)"; }
lacks_wasm_bindgen() { ! version wasm-bindgen "wasm-bindgen $(WASM_BINDGEN)"; }
lacks_packages() {
  ! { version wasm-opt "wasm-opt version $(BINARYEN) (version_$(BINARYEN))" && on_path node &&
    package libphonenumber-js $(LIBPHONE) && package fflate $(FFLATE); }
}
lacks_test_packages() { ! { package axe-core $(AXE) && package google-libphonenumber $(GOOGLEPHONE); }; }
lacks_chromium() { ! { on_path chromedriver && on_path chromium google-chrome chromium-browser; }; }
lacks_servers() {
  local PATH=$$PATH:/usr/sbin name
  for name in nginx caddy apache2 openssl unzip; do on_path "$$name" || return 0; done
  [ ! -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ]
}
endef

# They install into one folder.
.NOTPARALLEL:
.PHONY: help announce setup browser browsers servers run test test-browsers dist package policy conformance reproducible reference bench screenshots crash tabs soak fuzz

help:
	@echo "make run | test | test-browsers | dist | package | policy | conformance | reproducible | reference | bench | screenshots; each installs what it needs first"

# Says what the tests are about to install.
announce:
	@$(LACKS)
	list=
	will() { list+="  $$*"$$'\n'; }
	! lacks_rust || will "the Rust toolchain of rust-toolchain.toml, with rustup"
	! lacks_trunk || will "trunk $(TRUNK), built into .tools/"
	! lacks_wasm_bindgen || will "wasm-bindgen $(WASM_BINDGEN), built into .tools/"
	on_path npm || will "Node.js with npm, with apt-get (as root)"
	! { lacks_packages || lacks_test_packages; } ||
	  will "binaryen, axe-core, fflate, libphonenumber-js and google-libphonenumber, with npm into .tools/"
	! lacks_chromium || will "Chromium and chromedriver, with apt-get (as root)"
	! lacks_servers || will "nginx with its Brotli module, Caddy, Apache, OpenSSL and unzip, with apt-get (as root)"
	if [ "$$list" ]; then printf 'This will be installed first:\n%s\n' "$$list"
	else printf 'Nothing is missing on this machine, so nothing will be installed.\n\n'; fi

setup:
	@$(LACKS)
	! lacks_rust || rustup toolchain install --no-self-update
	! lacks_trunk || $(INSTALL) trunk --version $(TRUNK) --no-default-features
	! lacks_wasm_bindgen || $(INSTALL) wasm-bindgen-cli --version $(WASM_BINDGEN)
	! lacks_packages || { $(NPM); }

browser:
	@$(LACKS)
	! lacks_test_packages || { $(NPM); }
	if lacks_chromium; then { $(APT) chromium chromium-driver; } || true; fi
	if lacks_chromium; then echo "Please install Chromium and chromedriver of one version, both on PATH." >&2; exit 1; fi

# What the end-to-end tests need in the other engines, those of them that are to be tested in.
BROWSERS ?= chromium firefox webkit
browsers: browser
	@case " $(BROWSERS) " in *" firefox "*)
	  missing() { [ -z "$$(type -P firefox-esr firefox)" ] || [ -z "$$(type -P pulseaudio)" ]; }
	  if missing; then { $(APT) firefox-esr pulseaudio; } || true; fi
	  if missing; then echo "Please install Firefox and, for the sound that it makes, pulseaudio; both on PATH." >&2; exit 1; fi
	  case "$$(geckodriver --version 2>/dev/null)" in "geckodriver $(GECKODRIVER)"*) ;;
	  *) $(INSTALL) geckodriver --version $(GECKODRIVER) ;;
	  esac
	esac
	case " $(BROWSERS) " in *" webkit "*)
	  missing() { for name in WebKitWebDriver Xvfb jwm; do [ -n "$$(type -P $$name)" ] || return 0; done; return 1; }
	  if missing; then { $(APT) webkit2gtk-driver xvfb jwm; } || true; fi
	  if missing; then echo "Please install WebKitWebDriver with its MiniBrowser, Xvfb and jwm." >&2; exit 1; fi
	esac

# The web servers that the release is tested behind. The tests start them; Debian's packages would start them, too, for
# the machine as a whole, which is kept from them here.
servers:
	@$(LACKS)
	if lacks_servers; then
	  if [ ! -e /usr/sbin/policy-rc.d ]; then
	    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
	    { printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d; } || true
	  fi
	  { $(APT) nginx-light libnginx-mod-http-brotli-static caddy apache2-bin openssl unzip; } || true
	fi
	if lacks_servers; then echo "Please install nginx with its Brotli module, Caddy, Apache (apache2-bin), OpenSSL and unzip." >&2; exit 1; fi

PORT ?= 8080
run: setup
	@if (: </dev/tcp/127.0.0.1/$(PORT)) 2>/dev/null; then
	  echo "Port $(PORT) is in use by another program. Another port: make run PORT=9000" >&2
	  exit 1
	fi
	announce() {
	  while IFS= read -r line; do
	    echo "$$line"
	    case $$line in *success*) built=1 ;; *http://127.0.0.1:$(PORT)/*) up=1 ;; esac
	    if [ "$${built-}$${up-}" = 11 ]; then up= && printf '\nThe agent console is ready: http://127.0.0.1:$(PORT)\n\n'; fi
	  done
	}
	exec trunk serve --port $(PORT) --dist target/run > >(announce) 2>&1

dist: setup
	node src/release/build.mjs

# The release as one file that operators unpack, with what a web server needs to be told.
package: dist
	node src/release/package.mjs

# The same as make dist, unless it is there and as new as what it is made of.
RELEASE := dist/index.html
$(RELEASE): index.html Trunk.toml Cargo.toml Cargo.lock config.json rust-toolchain.toml $(shell find .cargo src styles -type f)
	@$(MAKE) dist

# Writes the configuration reference and its schema anew after a key of `config.json` has changed, and the AsyncAPI document
# after the protocol's catalogue has.
reference: setup
	RENEW=1 cargo test --locked --no-default-features --test it -- reference:: catalogue::
	RENEW=1 cargo test --locked --test view

# Makes the release of the last commit twice, from nothing.
reproducible: setup
	src/release/reproduce.sh

# Prints what the web server must be told for the console with this configuration, for nginx, Caddy and Apache or for one of
# them; cargo run --bin policy -- --help  says what each variable means.
CONFIG ?= config.json
policy:
	@cargo run --quiet --locked --no-default-features --bin policy -- \
	  $(if $(SERVER),--server $(SERVER)) $(if $(ROOT),--root "$(ROOT)") $(if $(BASE),--base "$(BASE)") \
	  $(if $(PLATFORM),--platform "$(PLATFORM)") $(if $(BROTLI),--brotli) "$(CONFIG)"

# Judges case files: what their bar speaks, and where it departs from the documents. Fails on a departure; FILES, REPORT and
# REPORTS are told of by  cargo run --bin conformance -- --help  and in docs/conformance.md.
FILES   ?=
REPORT  ?=
REPORTS ?=
conformance:
	@cargo build --quiet --locked --no-default-features --bin conformance
	exec target/debug/conformance $(if $(REPORTS),--compare $(REPORTS),$(if $(REPORT),--report "$(REPORT)") $(FILES))

# Every step runs even when an earlier one failed. A step that fails without a failed test of its own (formatting, a lint,
# a build) counts as one failed test, so that the sum never hides it.
test: announce setup browser servers
	@mkdir -p target
	: > target/test.log
	step() {
	  printf '\n== %s\n' "$$*"
	  if ! "$$@" 2>&1 | tee target/step.log && ! grep -q '^test result: FAILED' target/step.log; then
	    echo "test result: FAILED. 0 passed; 1 failed; the step itself: $$*" | tee -a target/step.log
	  fi
	  cat target/step.log >> target/test.log
	}
	export CHROMEDRIVER="$$(type -P chromedriver)" WASM_BINDGEN_TEST_TIMEOUT=120
	step cargo fmt --check
	step cargo clippy --locked --all-targets --features e2e,ssr -- -D warnings
	# For the browser only what runs there: the other tests' proptest is not built for it.
	step cargo clippy --locked --lib --bins --test browser $(WASM) -- -D warnings
	step cargo test --locked --no-fail-fast --no-default-features
	step cargo test --locked --no-fail-fast --features ssr --test view --test picture
	step cargo test --locked --no-fail-fast $(WASM) --lib --test browser
	step make dist
	step $(E2E) --test-threads=2
	echo
	awk '/^test result: / { passed += $$4; failed += $$6 }
	     END { printf "%d passed, %d failed\n", passed, failed; exit !passed || failed }' target/test.log

# The end-to-end tests in each of the engines, and in Firefox those of the components, too (WebKitGTK's driver is none
# that their runner knows). TESTS="alerts:: tabs::" runs these alone. What an engine or its driver can't do is skipped there:
# the test returns at once, after saying so, and is not counted as passed, once for each test that says so: libtest knows no
# test that is skipped while it runs, and another harness would want all tests registered by hand. The reasons stand before the
# sums.
TESTS ?=
test-browsers: setup browsers dist
	@export WASM_BINDGEN_TEST_TIMEOUT=120
	failed=
	step() { "$$@" 2>&1 | tee -a "$$log" || broken=1; }
	for browser in $(BROWSERS); do
	  log=target/test-$$browser.log
	  broken=
	  : > "$$log"
	  printf '\n== the end-to-end tests in %s\n' "$$browser"
	  if [ "$$browser" = firefox ] && [ -z "$(TESTS)" ]; then
	    step env -u CHROMEDRIVER GECKODRIVER="$$(type -P geckodriver)" \
	      cargo test --locked --no-fail-fast $(WASM) --lib --test browser
	  fi
	  BROWSER=$$browser step $(E2E) --test-threads=2 $(TESTS)
	  # A step that fails without a failed test of its own counts as one.
	  if [ "$$broken" ] && ! grep -q '^test result: FAILED' "$$log"; then
	    echo 'test result: FAILED. 0 passed; 1 failed; a step itself' | tee -a "$$log"
	  fi
	  failed+=$$broken
	done
	echo
	for browser in $(BROWSERS); do sed -n 's/^.*\(skipped in [a-z]*: .*\)$$/\1/p' target/test-$$browser.log | sort; done
	echo
	for browser in $(BROWSERS); do
	  awk -v browser="$$browser" '/^test result: / { passed += $$4; failed += $$6 } /skipped in [a-z]*: / { skipped += !seen[$$4]++ }
	    END { printf "%s: %d passed, %d failed, %d skipped\n", browser, passed - skipped, failed, skipped }' \
	    target/test-$$browser.log
	done
	[ -z "$$failed" ]

# One JSON line a figure, kept in target/bench.jsonl, and all of them as a table at the end. Where a figure has a baseline,
# that is a page of plain JavaScript in the same browser and run (tests/e2e/bench), and the ratio is what tells: absolute
# times are this machine's.
bench: browser servers $(RELEASE)
	@: > target/bench.jsonl
	figures() { sed -un 's/.*\({"name":.*}\)$$/\1/p' | tee -a target/bench.jsonl; }
	$(E2E) --nocapture start::all_that_a_start_fetches | figures
	cargo test --locked --release --no-default-features --test it -- journal::a_replay cost:: --nocapture | figures
	$(E2E) --ignored --nocapture --test-threads=1 bench:: | figures
	echo
	{ echo '{"name":"","value":value,"unit":"unit","baseline":baseline,"ratio":ratio}'; cat target/bench.jsonl; } |
	  sed -E 's/\{"name":"(.*)","value":(.*),"unit":"(.*)","baseline":(.*),"ratio":(.*)\}/\1\t\2\t\3\t\4\t\5/; s/\bnull\b//g' |
	  awk -F '\t' '{ printf "%-60s %14s %-10s %14s %8s\n", $$1, $$2, $$3, $$4, $$5 }'

# Letters of every language are drawn, and the files are made smaller where Python has Pillow.
screenshots: browser dist
	@missing() { [ -z "$$(fc-list 'Noto Sans CJK SC' 2>/dev/null)" ] || [ -z "$$(fc-list 'Noto Sans Arabic')" ]; }
	if missing; then { $(APT) fontconfig fonts-noto-cjk fonts-noto-core; } || true; fi
	if missing; then echo "Please install the fonts Noto Sans, Noto Sans Arabic and Noto Sans CJK." >&2; exit 1; fi
	$(E2E) --ignored --test-threads=1 screenshots
	smaller='from PIL import Image; [Image.open(f).convert("RGB").quantize(256, 1, 3, dither=0).save(f, optimize=True) for f in sys.argv[1:]]'
	python3 -c "import sys; $$smaller" tests/screenshots/*.png 2>/dev/null || true

# Kills the browser again and again; CRASHES=50 is the default.
crash: browser dist
	$(E2E) --ignored --nocapture --test-threads=1 crash

# Closes, crashes, reloads and freezes six tabs, ROUNDS=20 times each, and looks for two bars at once.
tabs: browser dist
	$(E2E) --ignored --nocapture --test-threads=1 whatever_befalls_six_tabs

# 30,000 calls through one page.
soak: browser dist
	$(E2E) --ignored --nocapture --test-threads=1 soak

# Lets a machine think of what no bar says, so many seconds for the decoder and so many for the domain. What it finds is
# in target/fuzz/found; what it has learnt is in target/fuzz/learnt and serves the next run. There is no unsafe code to
# watch, so it goes without a sanitizer, and without the nightly compiler that a sanitizer wants.
FUZZ_SECONDS ?= 900
fuzz:
	@[ "$$(cargo-fuzz --version 2>/dev/null)" = "cargo-fuzz $(CARGO_FUZZ)" ] || $(INSTALL) cargo-fuzz --version $(CARGO_FUZZ)
	[ -n "$$(type -P c++)" ] || { $(APT) g++; } || { echo "Please install a C++ compiler." >&2; exit 1; }
	failed=0
	for target in decode handle; do
	  learnt=$(CURDIR)/target/fuzz/learnt/$$target found=$(CURDIR)/target/fuzz/found/$$target
	  mkdir -p "$$learnt" "$$found"
	  cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz/build --sanitizer none $$target \
	    "$$learnt" $(CURDIR)/tests/fuzz/corpus/$$target -- -artifact_prefix="$$found/" -timeout=20 -print_final_stats=1 \
	    -dict=$(CURDIR)/tests/fuzz/protocol.dict -max_total_time=$(FUZZ_SECONDS) || failed=1
	done
	exit $$failed
