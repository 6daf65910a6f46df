# Every target that a user or a developer needs; `make` alone explains them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test image image-push image-debug embedded bench format lock docs clean

VERSION := $(shell sed -n 's:.*<revision>\(.*\)</revision>.*:\1:p' pom.xml)
BRANCH := $(shell git symbolic-ref --short -q HEAD || echo main)
# On a branch other than main the tag carries its name, so that no one mistakes it for a release.
TAG := $(VERSION)$(if $(filter main,$(BRANCH)),,-$(shell echo $(BRANCH) | tr -c 'a-zA-Z0-9_.\n' '-'))
NAME := usgseros/lcmap-spark
BASE ?= debian:bookworm-slim
RUNTIME ?= auto
MVN := mvn -B -ntp

help: ## Show this help
	@echo 'lcmap-spark $(VERSION): Spark for land change science'; echo
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: ## Set up what is needed and run the example jobs  (RUNTIME=image|embedded chooses where)
	@RUNTIME=$(RUNTIME) IMAGE=$(NAME):$(TAG) BASE=$(BASE) image/run-examples

test: ## Run every test: units, the embedded runtime, the image in a real engine
	@image/prepare-tests
	@image/with-engine $(MAKE) --no-print-directory test-with-engine

test-with-engine: embedded image image-application
	@IMAGE=$(NAME):$(TAG) LCMAP_SPARK_HOME=$(CURDIR)/.runtime $(MVN) verify

embedded: ## Assemble the runtime that needs no container engine
	@image/assemble .runtime --extra examples/application/requirements.txt

image: ## Build the image, with its version and as latest
	@BASE=$(BASE) VERSION=$(VERSION) image/build $(NAME):$(TAG) $(NAME):latest
