# The first phase of an elevated worker that was started without a plan: it reads what only an administrator may read, for the plan, and changes nothing.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A worker that looks is started with the SHA-256 of a secret in place of the plan's.
function Test-RdpdLooks {
    param([Parameter(Mandatory = $true)][hashtable]$Pins)
    return ([string]$Pins['Session'] -cmatch '^[0-9a-f]{64}\z')
}

# Throws unless the message brings the secret whose hash stands on the command line: whoever else found the pipe has none.
function Assert-RdpdSecret {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][hashtable]$Pins)
    $secret = Get-RdpdField -Object $Message -Name 'secret'
    if (($secret -isnot [string]) -or ($secret -cnotmatch '^[0-9a-f]{64}\z') -or ((Get-RdpdTextHash -Text $secret) -cne $Pins['Session'])) {
        throw 'secretUnknown'
    }
}

# The facts of one batch, by their names and no others: what the user's own process can read is not asked here, because an administrator may be somebody else.
function Read-RdpdLookFacts {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][string]$Folder)
    $asked = ConvertTo-RdpdPlain -Value (Get-RdpdField -Object $Message -Name 'what')
    if (($asked -isnot [System.Collections.IDictionary]) -or ($asked['batch'] -isnot [string]) -or (@('fast', 'slow', 'onRequest') -cnotcontains $asked['batch'])) {
        throw 'failed: the batch of the request is not known here'
    }
    $target = ''
    if ($null -ne $asked['target']) {
        if (($asked['target'] -isnot [string]) -or ($asked['target'] -cnotmatch '^[\p{L}\p{N}._:%-]{1,255}\z')) {
            throw 'failed: the computer in the request is neither a name nor an address'
        }
        $target = $asked['target']
    }
    $known = @()
    foreach ($reader in @(Get-RdpdReaders -Batch $asked['batch'])) {
        $known += @($reader['Facts'])
    }
    $names = @($asked['facts'])
    # No name would mean every fact.
    if (($names.Count -eq 0) -or ($names.Count -gt 100)) {
        throw 'failed: the request names no facts'
    }
    foreach ($name in $names) {
        if (($name -isnot [string]) -or ($known -cnotcontains $name)) {
            throw 'failed: a fact of the request is not one of its batch'
        }
    }
    Start-RdpdRun -Elevated (Test-RdpdElevated) -Wanted $names -Target $target
    try {
        $facts = @(Get-RdpdBatchFacts -Checked @{ Batch = $asked['batch'] } -Started (Get-Date) -Folder $Folder)
        return , [object[]]$facts
    }
    finally {
        Start-RdpdRun -Elevated (Test-RdpdElevated)
    }
}

# What one catalogued thing is like now. The verbs that change something are not known in this phase.
function Invoke-RdpdSee {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][string]$Folder)
    $verb = Get-RdpdField -Object $Message -Name 'verb'
    if (($verb -isnot [string]) -or (@('capture', 'verify') -cnotcontains $verb)) {
        throw 'refused: without a plan this worker only looks'
    }
    $operation = ConvertTo-RdpdPlain -Value (Get-RdpdField -Object $Message -Name 'operation')
    Assert-RdpdElevatedOperation -Operation $operation
    return (Invoke-RdpdVerb -Verb $verb -Primitive $operation['primitive'] -Arguments $operation['args'] -Captured $null -Elevated $true -Folder $Folder)
}

# The answer to "read" (facts) and "see" (one thing); a question that is wrong gets a reason, not an end.
function Get-RdpdLookAnswer {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][string]$Folder)
    $part = 'captured'
    $answer = [ordered]@{ type = 'done'; seq = (Get-RdpdField -Object $Message -Name 'seq'); ok = $true; captured = $null }
    if ([string](Get-RdpdField -Object $Message -Name 'type') -ceq 'read') {
        $part = 'facts'
        $answer = [ordered]@{ type = 'facts'; seq = (Get-RdpdField -Object $Message -Name 'seq'); ok = $true; facts = [object[]]@() }
    }
    try {
        if ($part -ceq 'facts') {
            $answer['facts'] = Read-RdpdLookFacts -Message $Message -Folder $Folder
        }
        else {
            $answer['captured'] = Invoke-RdpdSee -Message $Message -Folder $Folder
        }
    }
    catch {
        $answer['ok'] = $false
        $answer['reason'] = Limit-RdpdText -Text (Get-RdpdReason -ErrorRecord $_) -Length 480
    }
    return $answer
}

Export-ModuleMember -Function *
