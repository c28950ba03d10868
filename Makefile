# `make demo` and `make test` do all the set-up by themselves; everything else is for developers.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
VENV := .build/venv

.PHONY: demo test test-system build release lint docs clean setup setup-test

## See caseload spreadsheets go through a real daemon.
demo: setup
	swift build $(SWIFT_FLAGS) --product weighbridge
	.build/debug/weighbridge demo

## The whole suite that needs no root and no browser.
test: setup-test
	swift build $(SWIFT_FLAGS) --build-tests
	TEST_PYTHON=$(CURDIR)/$(VENV)/bin/python swift test $(SWIFT_FLAGS) --skip-build --skip SystemTests

## What needs a whole system around it: office programs.
test-system: setup-test
	@.ci/setup system
	swift build $(SWIFT_FLAGS) --build-tests
	swift test $(SWIFT_FLAGS) --skip-build --filter SystemTests

build: setup
	swift build $(SWIFT_FLAGS)

## A program that runs on hosts without Swift; it needs libsqlite3-0, libinotifytools0 and tzdata there.
release: setup
	swift build $(SWIFT_FLAGS) -c release --static-swift-stdlib --product weighbridge

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

clean:
	rm -rf .build
