# Every target that a user or a developer needs; `make` alone explains them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run cluster-manager kubernetes test test-with-engine tests test-kubernetes test-kubernetes-with-engine embedded image sbom image-application image-push image-debug soak bench docs format lock clean

VERSION := $(shell sed -n 's:.*<revision>\(.*\)</revision>.*:\1:p' pom.xml)
BRANCH := $(shell git symbolic-ref --short -q HEAD || echo main)
# On a branch other than main the tag carries its name, so that no one mistakes it for a release.
TAG := $(VERSION)$(if $(filter main,$(BRANCH)),,-$(shell echo $(BRANCH) | tr -c 'a-zA-Z0-9_.\n' '-'))
NAME := usgseros/lcmap-spark
BASE ?= debian:bookworm-slim
RUNTIME ?= auto
SBOM := target/lcmap-spark-$(TAG).cdx.json
MVN := mvn -B -ntp

help: ## Show this help
	@echo 'lcmap-spark $(VERSION): Spark for land change science'; echo
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: ## Set up what is needed and run the example jobs (RUNTIME=image|embedded chooses where)
	@RUNTIME=$(RUNTIME) VERSION=$(VERSION) IMAGE=$(NAME):$(TAG) image/run-examples

test: ## Run all tests: units, the embedded runtime, the image in a real engine, on Mesos and on Kubernetes
	@image/prepare-tests
	@image/engine with $(MAKE) --no-print-directory test-with-engine

# Side by side: much of it waits, for downloads or for what a test looks at.
test-with-engine:
	@$(MAKE) --no-print-directory -j4 kubernetes tests

# What tests make does not ask this run for its jobs.
tests: embedded image-application
	@MAKEFLAGS=--no-print-directory IMAGE=$(NAME):$(TAG) LCMAP_SPARK_HOME=$(CURDIR)/.runtime $(MVN) -T 2 verify
	@echo 'lines covered by tests:'; awk -F, 'FNR > 1 { missed[$$1] += $$8; covered[$$1] += $$9 } \
	  END { for (m in covered) printf "  %-16s %3d %%\n", m, 100 * covered[m] / (covered[m] + missed[m]) }' \
	  */target/site/jacoco/jacoco.csv

test-kubernetes: ## Run the tests on a real Kubernetes of one node
	@image/prepare-tests
	@image/engine with $(MAKE) --no-print-directory test-kubernetes-with-engine

test-kubernetes-with-engine:
	@$(MAKE) --no-print-directory -j4 embedded image-application kubernetes
	@IMAGE=$(NAME):$(TAG) LCMAP_SPARK_HOME=$(CURDIR)/.runtime $(MVN) -pl it -am verify -Dtest=NoUnitTest \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='Kubernetes*IT' -Dfailsafe.failIfNoSpecifiedTests=false

# Its programs, built once for the tests, with what other things leave of the processors.
kubernetes:
	@nice -n 19 it/kubernetes/cluster build

# The jars that both runtimes add to Spark's.
cluster-manager:
	@image/cluster-manager

# Both runtimes' packages wait for nothing.
.PHONY: embedded-packages image-packages
embedded-packages:
	@image/assemble .runtime packages

image-packages:
	@BASE=$(BASE) image/build packages $(NAME):$(TAG)

embedded: cluster-manager embedded-packages ## Assemble the runtime that needs no container engine, in .runtime
	@image/assemble .runtime --extra examples/application/requirements.txt

image: cluster-manager image-packages ## Build the image, named by its version and latest
	@BASE=$(BASE) VERSION=$(VERSION) image/build $(NAME):$(TAG) $(NAME):latest
	@image/sbom $(NAME):$(TAG) $(SBOM)

sbom: image ## Say where the list is of what the image is made of (CycloneDX)
	@echo 'lcmap-spark: the bill of materials of $(NAME):$(TAG) is $(SBOM)'

image-application: image ## Build the example application's image on ours
	@$(MAKE) --no-print-directory -C examples/application build BASE=$(NAME):$(TAG) IMAGE=$(NAME):$(TAG)-change-detection

image-push: image ## Push the image to its registry (latest from main only)
	@docker push $(NAME):$(TAG)
	@[ $(TAG) != $(VERSION) ] || docker push $(NAME):latest

image-debug: image ## Open a shell in a container of the image
	@docker run -it --rm --net host -u $$(id -u) $(NAME):$(TAG) bash

soak: embedded ## Run two hundred applications in a row, and look for what they leave behind (ten minutes)
	@LCMAP_SPARK_HOME=$(CURDIR)/.runtime $(MVN) -q -pl it -am verify -Dtest=NoUnitTest -Dit.test=MesosSoakIT \
	      -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dsoak.applications=200

.PHONY: new-application
new-application: ## Make a folder for an application of your own (NAME=..., FOLDER=work/NAME)
	@examples/new-application '$(if $(filter command line,$(origin NAME)),$(NAME))' '$(or $(FOLDER),$(CURDIR)/work/$(NAME))'

bench: embedded image ## Measure start-up, size and the cluster manager, each against a named peer
	@IMAGE=$(NAME):$(TAG) LCMAP_SPARK_HOME=$(CURDIR)/.runtime benchmarks/run
	@LCMAP_SPARK_HOME=$(CURDIR)/.runtime benchmarks/offers
	@IMAGE=$(NAME):$(TAG) LCMAP_SPARK_HOME=$(CURDIR)/.runtime benchmarks/executors

docs: ## Write the pages that are made from the code
	@$(MVN) -q -pl spark-mesos -am compile
	@java -cp spark-mesos/target/classes:mesos-client/target/classes \
	      org.lcmap.spark.mesos.settings.ConfigurationPage docs/configuration.md

.PHONY: site site-publish
site: ## Build the documentation's site, in work/site
	@site/build

site-publish: ## Build it and push it to the branch gh-pages
	@site/build publish

format: ## Format the Java code
	@$(MVN) -q spotless:apply

lock: ## Lock the Python requirements to the newest versions, with hashes
	@image/lock

clean: ## Remove what was built, but not the images
	@rm -rf .runtime work $$(find . -name target -path '*/target' -type d -not -path './.*')
