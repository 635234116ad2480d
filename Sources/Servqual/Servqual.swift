/// The one import: everything needed to read, score and write, from `import Servqual`.
@_exported public import CustomerCare
@_exported public import SatisfactionReporting
@_exported public import SatisfactionScoring
@_exported public import StatisticalInference
@_exported public import SurveyConfiguration
@_exported public import SurveyDialects
@_exported public import SurveyLedger
@_exported public import SurveyModel
@_exported public import SurveyPipelines
@_exported public import SurveyReading
