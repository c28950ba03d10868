# `make demo` and `make test` do all the set-up by themselves; everything else is for developers.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
VENV := .build/venv
PROMTOOL := .build/promtool

VERSION := $(shell sed -n 's/.*text = "\(.*\)"$$/\1/p' Sources/Composition/Version.swift)
PROGRAM := .build/release/weighbridge

# Where `make install` puts things.
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system

.PHONY: demo test test-system test-on-debian build release install deb sizing lint docs clean setup setup-test

## See caseload spreadsheets go through a real daemon.
demo: setup
	swift build $(SWIFT_FLAGS) --product weighbridge
	.build/debug/weighbridge demo

## The whole suite that needs no root and no browser.
test: setup-test
	swift build $(SWIFT_FLAGS) --build-tests
	TEST_PYTHON=$(CURDIR)/$(VENV)/bin/python TEST_PROMTOOL=$(CURDIR)/$(PROMTOOL) \
	  swift test $(SWIFT_FLAGS) --skip-build --skip SystemTests

## What needs a whole system around it: the package on a booted Debian, and office programs. Needs root.
test-system:
	@if missing=$$(Tests/SystemTests/Support/machine check); then $(MAKE) test-on-debian; \
	else echo "test-system is skipped, as no Debian can be booted here: $$missing"; fi

test-on-debian: setup-test deb
	@.ci/setup system
	swift build $(SWIFT_FLAGS) --build-tests
	swift test $(SWIFT_FLAGS) --skip-build --filter SystemTests

build: setup
	swift build $(SWIFT_FLAGS)

## A program that runs on hosts without Swift; it needs libsqlite3-0, libinotifytools0, libxlsxwriter4 and tzdata there.
release: setup
	swift build $(SWIFT_FLAGS) -c release --static-swift-stdlib -Xlinker -z -Xlinker now --product weighbridge

$(PROGRAM):
	$(MAKE) release

## Program, unit, manuals, completions, guides, and a configuration to begin with, below DESTDIR.
install: $(PROGRAM)
	@.ci/setup package
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/weighbridge
	.ci/install-files "$(DESTDIR)" "$(PREFIX)" "$(SYSCONFDIR)" "$(UNITDIR)" "$(VERSION)" "$(PROGRAM)"

## A Debian package in this folder.
deb: release
	@.ci/setup package
	rm -rf debian/weighbridge weighbridge_*.deb
	debian/rules binary
	@ls weighbridge_$(VERSION)_*.deb

## How much this host bears, measured with the release program; some minutes, on a host that does nothing else.
sizing: release
	@.ci/sizing $(PROGRAM) config

## Formatting, as .swift-format has it.
lint:
	swift format lint --strict --recursive Package.swift Sources Tests

## The guides, as pages; broken links are errors.
docs:
	@mkdir -p .build
	docc convert Sources/Daemon/Weighbridge.docc --output-path .build/docs --warnings-as-errors \
	  --fallback-display-name Weighbridge --fallback-bundle-identifier weighbridge

setup:
	@.ci/setup build

setup-test:
	@.ci/setup test
	@.ci/setup python $(VENV)
	@.ci/setup promtool $(PROMTOOL)

clean:
	rm -rf .build
