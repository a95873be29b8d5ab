# A thin front: the work is in tools/ and meson.build.
.DEFAULT_GOAL := help
.PHONY: build run test check bench fuzz format docs coverage install clean help setup

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: ## install the missing packages of tools/packages.txt
	@tools/setup.sh

build: ## the release binary, build/release/dealwright
	@tools/build.sh release

run: setup build ## build, then print the plan of examples/northwind.yaml
	@build/release/dealwright plan examples/northwind.yaml

test: setup ## every test, with gcc, clang and sanitizers
	@tools/test.sh

check: ## the fast loop: one debug build and its tests
	@tools/test.sh debug

bench: ## the benchmarks; BENCH=name for one
	@tools/bench.sh $(BENCH)

fuzz: ## each fuzz target for 60 s; FUZZ_SECONDS=n for another time
	@tools/fuzz.sh

format: ## format the C files in place
	@tools/format.sh

docs: build ## write the pages of docs/ that the program makes
	@tools/docs.sh build/release/dealwright

coverage: ## which lines of the engine its tests reach
	@tools/test.sh coverage
	@cat build/coverage/engine.txt

install: build ## install build/release; DESTDIR=folder to stage
	@meson install -C build/release --no-rebuild --quiet

clean: ## remove build/
	@rm -rf build
