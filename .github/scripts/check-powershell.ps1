# PSScriptAnalyzer and Pester over assets/powershell, in the PowerShell that runs this file. Ends with 1 where either finds something.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
"PowerShell $($PSVersionTable.PSVersion) on $([System.Environment]::OSVersion.VersionString)"
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
Set-PSRepository -Name PSGallery -InstallationPolicy Trusted
Install-Module -Name PSScriptAnalyzer -RequiredVersion 1.24.0 -Scope CurrentUser -Force
Install-Module -Name Pester -RequiredVersion 5.7.1 -Scope CurrentUser -Force -SkipPublisherCheck
Import-Module -Name Pester -RequiredVersion 5.7.1
Import-Module -Name PSScriptAnalyzer -RequiredVersion 1.24.0

# Left out: nouns that name many things are plural on purpose; no person calls these functions, what is confirmed is the plan; and a stand-in has the
# parameters of what it stands for. In tests, Pester hands variables from one block to the next, which the analyzer does not see.
$leftOut = @('PSUseSingularNouns', 'PSUseShouldProcessForStateChangingFunctions', 'PSReviewUnusedParameter')
$findings = @(Get-ChildItem -Path assets/powershell -Recurse -Include *.ps1, *.psm1 | ForEach-Object {
        $more = if ($_.Name -like '*.Tests.ps1') { @('PSUseDeclaredVarsMoreThanAssignments') } else { @() }
        Invoke-ScriptAnalyzer -Path $_.FullName -Severity Error, Warning -ExcludeRule ($leftOut + $more)
    })
$findings | Format-Table -AutoSize -Wrap | Out-String -Width 200

$configuration = New-PesterConfiguration
$configuration.Run.Path = 'assets/powershell'
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$result = Invoke-Pester -Configuration $configuration

"$($findings.Count) findings, $($result.PassedCount) tests passed, $($result.FailedCount) failed"
if (($findings.Count -gt 0) -or ($result.FailedCount -gt 0) -or ($result.PassedCount -eq 0)) {
    exit 1
}
exit 0
