# Prints reference values computed by R: `stats`, and the packages `psych` (reliability), `coin` (signed ranks) and `survey` (linearised
# variances). One row per value, without a header: dataset,table,segment,subject,side,statistic,value,tool.
#
# Answers are turned into whole numbers first: a respondent's dimension score is a sum over its count of pairs, so scores are taken times a
# common multiple of all counts. Equal scores are then equal, which thirds in floating point are not, and signed ranks tie as they should.
#
# Where psych warns or drops an item:
# - A constant item (E11) is dropped by psych::alpha. Raw alpha with its interval and ASE and the item-rest correlations keep it here and are
#   computed from cov() by psych's own formulae; what rests on correlations leaves it out, and is psych's.
# - Items that run against each other (d6) make psych warn; its numbers are printed as they are, nothing is reversed.
#
# Usage: Rscript reference.R, in this folder. Debian: r-base-core r-cran-psych r-cran-coin r-cran-survey.

suppressMessages({library(psych); library(coin); library(survey)})
tool <- function(name) paste(name, packageVersion(name))
STATS <- paste("R", getRversion(), "stats")

emit <- function(table, segment, subject, side, tool, values) {
  values <- unlist(values)
  values <- values[is.finite(values)]
  cat(sprintf("%s,%s,%s,%s,%s,%s,%.17g,%s\n", dataset, table, segment, subject, side, names(values), values, tool), sep = "")
}

# Answers and scores ----------------------------------------------------------------------------------------------------------------------

load_data <- function(sizes, unit) {
  data <- read.csv(paste0(dataset, ".csv"))
  items <- seq_len(sum(sizes))
  whole <- function(facet) as.matrix(round(data[paste0(facet, items)] * unit))
  list(E = whole("E"), P = whole("P"), unit = unit, branch = data$branch, ids = sprintf("q%02d", items),
       dimensions = split(items, factor(rep(names(sizes), sizes), names(sizes))))
}

lcm <- function(numbers) Reduce(function(a, b) { x <- a; y <- b; while (y > 0) { z <- x %% y; x <- y; y <- z }; a / x * b }, numbers)

# Respondents' means over answered pairs, times `unit`; NA below `minimum` pairs.
scores <- function(data, items, minimum) {
  E <- data$E[, items, drop = FALSE]; P <- data$P[, items, drop = FALSE]
  pair <- !is.na(E) & !is.na(P)
  common <- lcm(seq_along(items))
  n <- rowSums(pair)
  mean_of <- function(X) ifelse(n >= minimum, rowSums(ifelse(pair, X, 0)) * (common / n), NA)
  list(e = mean_of(E), p = mean_of(P), gap = mean_of(P) - mean_of(E), unit = data$unit * common)
}

half <- function(items) ceiling(length(items) / 2)

# A test against zero ---------------------------------------------------------------------------------------------------------------------

paired <- function(s) {
  seen <- !is.na(s$gap); e <- s$e[seen]; p <- s$p[seen]; unit <- s$unit
  test <- t.test(p, e, paired = TRUE); df <- unname(test$parameter)
  margin <- 0.5 * unit
  tost <- max(t.test(p, e, paired = TRUE, mu = -margin, alternative = "greater")$p.value,
              t.test(p, e, paired = TRUE, mu = margin, alternative = "less")$p.value)
  exact <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  gap <- unname(test$estimate) / unit; spread <- sd(p - e) / unit
  list(n = length(e), mean_e = mean(e) / unit, sd_e = sd(e) / unit, mean_p = mean(p) / unit, sd_p = sd(p) / unit, gap = gap,
       sd_gap = spread, se_gap = test$stderr / unit, ci_low = test$conf.int[1] / unit, ci_high = test$conf.int[2] / unit,
       t = unname(test$statistic), df = df, p = test$p.value, dz = gap / spread, g = gap / spread * exact,
       d_av = gap / sqrt((var(e) + var(p)) / 2 / unit^2), r_ep = if (sd(e) > 0 && sd(p) > 0) cor(e, p) else NA, p_tost = tost)
}

signed_ranks <- function(s) {
  seen <- !is.na(s$gap); e <- s$e[seen]; p <- s$p[seen]
  rank_test <- function(x, y, correct) wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = correct)
  test <- rank_test(p, e, FALSE); plus <- test$statistic[[1]]; minus <- rank_test(e, p, FALSE)$statistic[[1]]
  list(w_plus_drop = plus, w_minus_drop = minus, p_drop = test$p.value, p_drop_cc = rank_test(p, e, TRUE)$p.value,
       rank_biserial = (plus - minus) / (plus + minus))
}

zeros_in_coin <- function(s) {
  seen <- !is.na(s$gap); e <- s$e[seen]; p <- s$p[seen]
  test <- function(zeros) wilcoxsign_test(p ~ e, zero.method = zeros, distribution = "asymptotic")
  z <- function(zeros) unname(as.numeric(statistic(test(zeros), "standardized")))
  list(z_drop = z("Wilcoxon"), z_pratt = z("Pratt"), p_pratt = as.numeric(pvalue(test("Pratt"))))
}

measure <- function(table, subjects, measured) {
  p <- sapply(measured, function(s) t.test(s$gap)$p.value)
  for (i in seq_along(measured)) {
    emit(table, "all", subjects[i], "gap", STATS, c(paired(measured[[i]]), p_holm = p.adjust(p, "holm")[[i]], p_bh = p.adjust(p, "BH")[[i]],
                                                    signed_ranks(measured[[i]])))
    emit(table, "all", subjects[i], "gap", tool("coin"), zeros_in_coin(measured[[i]]))
  }
}

# A combination of dimension gaps, linearised by the package survey ---------------------------------------------------------------------

# `G`: respondents by dimensions, NA where a dimension has no score. Each dimension gap is a ratio of totals over the respondents who have
# any; degrees of freedom are one less than these.
combine <- function(G, coefficients) {
  G <- G[rowSums(!is.na(G)) > 0, , drop = FALSE]; n <- nrow(G); D <- ncol(G)
  design <- svydesign(ids = ~1, weights = rep(1, n), data = data.frame(id = seq_len(n)))
  ratio <- svyratio(ifelse(is.na(G), 0, G), (!is.na(G)) * 1, design, covmat = TRUE)
  own <- (seq_len(D) - 1) * D + seq_len(D)  # the dimension's scores over its own count
  value <- sum(coefficients * diag(ratio$ratio))
  se <- sqrt(drop(coefficients %*% ratio$vcov[own, own] %*% coefficients))
  df <- n - 1; t <- value / se
  list(n = n, value = value, se = se, low = value - qt(.975, df) * se, high = value + qt(.975, df) * se, t = t, df = df, p = 2 * pt(-abs(t), df))
}

overall <- function(G) {
  m <- combine(G, rep(1 / ncol(G), ncol(G)))
  emit("scores", "all", "overall_dimensions", "gap", tool("survey"),
       with(m, list(n = n, gap = value, se_gap = se, ci_low = low, ci_high = high, t = t, df = df, p = p)))
}

other_dimensions <- function(G) {
  D <- ncol(G)
  found <- lapply(seq_len(D), function(d) combine(G, ifelse(seq_len(D) == d, 1, -1 / (D - 1))))
  holm <- p.adjust(sapply(found, `[[`, "p"), "holm")
  for (d in seq_len(D)) {
    emit("scores", "all", colnames(G)[d], "gap", tool("survey"),
         with(found[[d]], list(oth_diff = value, oth_se = se, oth_ci_low = low, oth_ci_high = high, oth_p = p, oth_p_holm = holm[d])))
  }
}

# Segments --------------------------------------------------------------------------------------------------------------------------------

welch <- function(m1, m2) {
  v1 <- m1$se^2; v2 <- m2$se^2; se <- sqrt(v1 + v2)
  df <- (v1 + v2)^2 / (v1^2 / m1$df + v2^2 / m2$df)
  diff <- m1$value - m2$value; reach <- qt(.975, df) * se
  list(rest_diff = diff, rest_se = se, rest_df = df, rest_ci_low = diff - reach, rest_ci_high = diff + reach, rest_p = 2 * pt(-abs(diff / se), df))
}

welch_test <- function(x, y, unit) {
  test <- t.test(x, y)
  list(rest_diff = (mean(x, na.rm = TRUE) - mean(y, na.rm = TRUE)) / unit, rest_se = test$stderr / unit, rest_df = unname(test$parameter),
       rest_ci_low = test$conf.int[1] / unit, rest_ci_high = test$conf.int[2] / unit, rest_p = test$p.value)
}

against_rest <- function(subject, tool, branch, compare) {
  names <- sort(unique(branch))
  found <- lapply(names, function(name) compare(branch == name))
  holm <- p.adjust(sapply(found, `[[`, "rest_p"), "holm")
  for (i in seq_along(names)) emit("segments", names[i], subject, "gap", tool, c(found[[i]], rest_p_holm = holm[i]))
}

between_segments <- function(subject, gap, unit, branch) {
  counts <- table(branch[!is.na(gap)])
  several <- branch %in% names(counts)[counts > 1]
  F <- oneway.test(gap ~ branch, data.frame(gap, branch)[several, ])
  H <- kruskal.test(gap, factor(branch))
  emit("segments", "all", subject, "gap", STATS,
       list(welch_f = unname(F$statistic), welch_df1 = unname(F$parameter[1]), welch_df2 = unname(F$parameter[2]), welch_p = F$p.value,
            kw_h = unname(H$statistic), kw_df = unname(H$parameter), kw_p = H$p.value))
  p <- pairwise.t.test(gap, branch, pool.sd = FALSE, p.adjust.method = "holm")$p.value
  means <- tapply(gap / unit, branch, mean, na.rm = TRUE)
  for (b in rownames(p)) for (a in colnames(p)) if (!is.na(p[b, a]))
    emit("pairs", "all", paste(subject, a, b, sep = "|"), "gap", STATS, list(pair_p_holm = p[b, a], pair_diff = means[[a]] - means[[b]]))
}

segments <- function(data, measured, G) {
  for (d in names(measured)) {
    s <- measured[[d]]
    against_rest(d, STATS, data$branch, function(own) welch_test(s$gap[own], s$gap[!own], s$unit))
    between_segments(d, s$gap, s$unit, data$branch)
  }
  even <- rep(1 / ncol(G), ncol(G))
  against_rest("overall_dimensions", tool("survey"), data$branch,
               function(own) welch(combine(G[own, ], even), combine(G[!own, ], even)))
  common <- lcm(c(sapply(measured, `[[`, "unit"), seq_along(measured)))
  whole <- sapply(measured, function(s) s$gap * (common / s$unit))
  observed <- rowSums(!is.na(whole))
  mean_gap <- ifelse(observed > 0, rowSums(whole, na.rm = TRUE) * (lcm(seq_along(measured)) / observed), NA)
  between_segments("overall_dimensions", mean_gap, common * lcm(seq_along(measured)), data$branch)
}

# Reliability -----------------------------------------------------------------------------------------------------------------------------

raw_alpha <- function(C) { k <- ncol(C); k / (k - 1) * (1 - tr(C) / sum(C)) }

# psych's formulae (function alpha, alpha.1 and r.drop) on a covariance matrix that keeps constant items.
raw_by_formula <- function(C, n) {
  k <- ncol(C)
  Q <- 2 * k^2 / ((k - 1)^2 * sum(C)^3) * (sum(C) * (tr(C %*% C) + tr(C)^2) - 2 * tr(C) * sum(C %*% C))
  list(alpha = raw_alpha(C), ase = sqrt(Q / n),
       r.drop = sapply(seq_len(k), function(i) (sum(C[, i]) - C[i, i]) / sqrt(C[i, i] * sum(C[-i, -i]))),
       deleted = if (k > 2) sapply(seq_len(k), function(i) raw_alpha(C[-i, -i])) else rep(NA, k))
}

raw_by_psych <- function(own) {
  list(alpha = own$total$raw_alpha, ase = own$total$ase, r.drop = own$item.stats$r.drop,
       deleted = if (nrow(own$item.stats) > 2) own$alpha.drop$raw_alpha else rep(NA, nrow(own$item.stats)))
}

reliability <- function(subject, side, X, ids) {
  X <- X[complete.cases(X), , drop = FALSE]; n <- nrow(X); k <- ncol(X)
  emit("reliability", "all", subject, side, STATS, list(n = n, k = k))
  if (k < 2) return(invisible())
  varies <- apply(X, 2, sd) > 0
  own <- suppressMessages(suppressWarnings(alpha(X[, varies], warnings = FALSE)))
  raw <- if (all(varies)) raw_by_psych(own) else raw_by_formula(cov(X), n)
  raw_tool <- if (all(varies)) tool("psych") else STATS
  emit("reliability", "all", subject, side, raw_tool, raw[c("alpha", "ase")])
  emit("reliability", "all", subject, side, STATS,
       list(feldt_low = 1 - (1 - raw$alpha) * qf(.975, n - 1, (n - 1) * (k - 1)),
            feldt_high = 1 - (1 - raw$alpha) * qf(.025, n - 1, (n - 1) * (k - 1))))
  emit("reliability", "all", subject, side, tool("psych"),
       with(own$total, list(alpha_standardised = std.alpha, lambda6 = `G6(smc)`, mean_r = average_r, median_r = median_r)))
  if (sum(varies) > 2) {
    one <- suppressWarnings(suppressMessages(fa(cor(X[, varies]), 1, n.obs = n, fm = "minres", warnings = FALSE)))
    if (all(one$uniquenesses > 0.0051))  # at its bound 0.005 psych has met a Heywood case
      emit("reliability", "all", subject, side, tool("psych"), list(omega = sum(one$loadings)^2 / (sum(one$loadings)^2 + sum(one$uniquenesses))))
  }
  if (subject != "overall_items") {
    for (i in seq_len(k)) emit("reliability", "all", ids[i], side, raw_tool, list(item_rest_r = raw$r.drop[i], alpha_if_deleted = raw$deleted[i]))
  }
}

# r_D = (r_EE s_E^2 + r_PP s_P^2 - 2 r_EP s_E s_P) / (s_E^2 + s_P^2 - 2 r_EP s_E s_P), on sums of complete respondents.
difference_reliability <- function(subject, E, P) {
  seen <- complete.cases(E, P); E <- E[seen, , drop = FALSE]; P <- P[seen, , drop = FALSE]
  if (ncol(E) < 2) return(invisible())
  e <- rowSums(E); p <- rowSums(P)
  true <- raw_alpha(cov(E)) * var(e) + raw_alpha(cov(P)) * var(p) - 2 * cov(e, p)
  emit("reliability", "all", subject, "gap", STATS, list(r_ep = cor(e, p), r_diff = true / (var(e) + var(p) - 2 * cov(e, p))))
}

scales <- function(data) {
  for (subject in c(names(data$dimensions), "overall_items")) {
    items <- if (subject == "overall_items") seq_along(data$ids) else data$dimensions[[subject]]
    E <- data$E[, items, drop = FALSE]; P <- data$P[, items, drop = FALSE]
    reliability(subject, "expectation", E, data$ids[items])
    reliability(subject, "perception", P, data$ids[items])
    reliability(subject, "gap", P - E, data$ids[items])
    if (subject != "overall_items") difference_reliability(subject, E, P)
  }
}

# -----------------------------------------------------------------------------------------------------------------------------------------

other_rules <- function(data) {
  for (rule in c("complete", "any")) for (d in names(data$dimensions)) {
    items <- data$dimensions[[d]]
    s <- scores(data, items, if (rule == "any") 1 else length(items))
    gap <- s$gap[!is.na(s$gap)]
    emit(paste0("scores_", rule), "all", d, "gap", STATS, list(n = length(gap), gap = mean(gap) / s$unit, sd_gap = sd(gap) / s$unit))
  }
}

overall_items <- function(data, measured) {
  emit("scores", "all", "overall_items", "gap", STATS, list(gap = mean(sapply(measured, function(s) mean(s$gap, na.rm = TRUE) / s$unit))))
  if (anyNA(data$E) || anyNA(data$P)) return(invisible())
  all <- paired(scores(data, seq_along(data$ids), length(data$ids)))
  emit("scores", "all", "overall_items", "gap", STATS, all[c("n", "se_gap", "ci_low", "ci_high", "t", "df", "p")])
}

reference <- function(name, sizes, unit) {
  dataset <<- name
  data <- load_data(sizes, unit)
  items <- lapply(seq_along(data$ids), function(i) scores(data, i, 1))
  measured <- lapply(data$dimensions, function(own) scores(data, own, half(own)))
  G <- sapply(measured, function(s) s$gap / s$unit)
  measure("items", data$ids, items)
  measure("scores", names(measured), measured)
  overall(G)
  overall_items(data, items)
  other_dimensions(G)
  scales(data)
  if (name == "five-point") { other_rules(data); segments(data, measured, G) }
}

reference("five-point", c(tangibles = 4, reliability = 5, responsiveness = 4, assurance = 4, empathy = 5), 1)
reference("seven-point", setNames(rep(3, 8), paste0("d", 1:8)), 1)
reference("slider", c(speed = 1, contact = 2, result = 6), 10)
