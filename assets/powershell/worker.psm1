# The elevated worker: one plan, pinned by its hash, and nothing outside it. Speaks JSON lines over the pipe; every text from the app is hostile until checked.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-RdpdTextHash {
    param([AllowEmptyString()][string]$Text)
    $sha = [System.Security.Cryptography.SHA256]::Create()
    try {
        return [System.BitConverter]::ToString($sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Text))).Replace('-', '').ToLowerInvariant()
    }
    finally {
        $sha.Dispose()
    }
}

function ConvertFrom-RdpdUtf8Base64 {
    param([AllowNull()]$Text)
    if (($Text -isnot [string]) -or ($Text.Length -gt 4000000)) {
        throw 'failed: a part of the plan is missing'
    }
    return [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($Text))
}

function Send-RdpdMessage {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Message)
    Write-RdpdPipeLine -Pipe $Pipe -Line (ConvertTo-Json -InputObject $Message -Depth 10 -Compress)
}

# The first script that is not what the manifest says, as @{ Because; File }, or null. Manifest: path -> SHA-256.
function Find-RdpdChangedScript {
    param([Parameter(Mandatory = $true)][string]$Folder, [Parameter(Mandatory = $true)]$Manifest)
    $count = 0
    foreach ($property in $Manifest.PSObject.Properties) {
        $count += 1
        if ($property.Name -cnotmatch '^[a-z0-9-]+(/[a-z0-9-]+)*\.psm?1\z') {
            return @{ Because = 'scriptChanged'; File = 'the manifest' }
        }
        $hash = Get-RdpdFileHash -Path ([System.IO.Path]::Combine($Folder, $property.Name.Replace('/', '\')))
        if ($null -eq $hash) {
            return @{ Because = 'scriptRemoved'; File = $property.Name }
        }
        if ($hash -cne [string]$property.Value) {
            return @{ Because = 'scriptChanged'; File = $property.Name }
        }
    }
    if ($count -eq 0) {
        return @{ Because = 'scriptChanged'; File = 'the manifest' }
    }
    return $null
}

# The plan: [{ primitive, args, captured }]; what is not allowed here is refused before anything is done.
function Read-RdpdPlan {
    param([Parameter(Mandatory = $true)][string]$Json)
    $parsed = ConvertFrom-Json -InputObject $Json
    if ((Get-RdpdField -Object $parsed -Name 'schema') -cne '=rdp-doctor/elevated-plan@1') {
        throw 'failed: the schema of the plan is not known here'
    }
    $operations = ConvertTo-RdpdPlain -Value @(Get-RdpdField -Object $parsed -Name 'operations')
    foreach ($operation in $operations) {
        $known = $null
        if (($operation -is [System.Collections.IDictionary]) -and ($operation['primitive'] -is [string])) {
            $known = Get-RdpdOperation -Primitive $operation['primitive']
        }
        if (($null -eq $known) -or ($operation['primitive'] -ceq 'credential.remove')) {
            throw 'failed: an operation of the plan is not allowed here'
        }
        Assert-RdpdArguments -Primitive $operation['primitive'] -Arguments $operation['args']
        if ($operation['args'].Contains('path') -and ([string]$operation['args']['path'] -match '^HKCU\\')) {
            throw 'failed: a key of the user is not changed as administrator'
        }
    }
    # What the restore task of this plan would put back, as the plan has it, texts still marked. Not every operation: one may be there twice, with another state to return to.
    $list = @(Get-RdpdField -Object $parsed -Name 'operations' | Where-Object { ((Get-RdpdField -Object $_ -Name 'byTimer') -eq $true) -and ((Get-RdpdField -Object $_ -Name 'primitive') -cne '=task.register') })
    return @{ Operations = $operations; RestoreList = (ConvertTo-Json -InputObject ([object[]]$list) -Depth 12 -Compress) }
}

# One verb of one operation of the plan. A restore puts back what the plan holds, or what this worker captured itself, never what the message says.
function Invoke-RdpdStep {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][hashtable]$Plan, [Parameter(Mandatory = $true)][hashtable]$Seen, [Parameter(Mandatory = $true)][string]$Folder)
    $verb = [string](Get-RdpdField -Object $Message -Name 'verb')
    $at = Get-RdpdField -Object $Message -Name 'op'
    if ((@('capture', 'apply', 'verify', 'restore') -cnotcontains $verb) -or (($at -isnot [int]) -and ($at -isnot [int64])) -or ($at -lt 0) -or ($at -ge @($Plan['Operations']).Count)) {
        throw 'failed: the step is not one of the plan'
    }
    $operation = @($Plan['Operations'])[[int]$at]
    $captured = $operation['captured']
    if ($null -eq $captured) {
        if (($verb -eq 'apply') -and (-not $Seen.ContainsKey("$at"))) {
            # An earlier operation of the plan made this thing: what it is like is taken down just before its first change.
            $Seen["$at"] = Invoke-RdpdVerb -Verb 'capture' -Primitive $operation['primitive'] -Arguments $operation['args'] -Captured $null -Elevated $true -Folder $Folder
        }
        $captured = $Seen["$at"]
    }
    return (Invoke-RdpdVerb -Verb $verb -Primitive $operation['primitive'] -Arguments $operation['args'] -Captured $captured -Elevated $true -Folder $Folder)
}

# Checks the start message against the hashes from the command line. Gives the plan; throws "word: text".
function Confirm-RdpdStart {
    param([Parameter(Mandatory = $true)]$Message, [Parameter(Mandatory = $true)][hashtable]$Pins, [Parameter(Mandatory = $true)][string]$Folder)
    $manifest = ConvertFrom-RdpdUtf8Base64 -Text (Get-RdpdField -Object $Message -Name 'manifest')
    $plan = ConvertFrom-RdpdUtf8Base64 -Text (Get-RdpdField -Object $Message -Name 'plan')
    if ((Get-RdpdTextHash -Text $manifest) -cne $Pins['Manifest']) {
        throw 'manifestChanged'
    }
    if ((Get-RdpdTextHash -Text $plan) -cne $Pins['Plan']) {
        throw 'planChanged'
    }
    if (-not (Test-RdpdScriptsProtected -Folder $Folder)) {
        throw 'notInstalled'
    }
    $changed = Find-RdpdChangedScript -Folder $Folder -Manifest (ConvertFrom-Json -InputObject $manifest)
    if ($null -ne $changed) {
        throw "$($changed['Because']) $($changed['File'])"
    }
    return (Read-RdpdPlan -Json $plan)
}

# Serves the app until it says end or goes away.
function Invoke-RdpdWorker {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [Parameter(Mandatory = $true)][hashtable]$Pins, [Parameter(Mandatory = $true)][string]$Folder)
    Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'hello'; protocol = 1; nonce = $Pins['Nonce']; elevated = (Test-RdpdElevated); languageMode = (Get-RdpdLanguageMode) })
    $plan = $null
    $seen = @{}
    while ($true) {
        $line = Read-RdpdPipeLine -Pipe $Pipe
        if (($null -eq $line) -or ($line.Length -gt 8000000)) {
            return
        }
        $message = ConvertFrom-Json -InputObject $line
        $type = [string](Get-RdpdField -Object $message -Name 'type')
        if ($type -ceq 'end') {
            return
        }
        if (($type -ceq 'start') -and ($null -eq $plan)) {
            try {
                $plan = Confirm-RdpdStart -Message $message -Pins $Pins -Folder $Folder
                Set-RdpdRestoreList -Json $plan['RestoreList'] -Scripts $Folder
                Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'ready'; operations = @($plan['Operations']).Count })
            }
            catch {
                $said = [string](Get-RdpdCause -ErrorRecord $_).Message
                $word = 'planRefused'
                $detail = Get-RdpdReason -ErrorRecord $_
                if ($said -cmatch '^(manifestChanged|planChanged|notInstalled|scriptRemoved|scriptChanged)( (.*))?$') {
                    $word = $Matches[1]
                    $detail = ''
                    if ($Matches.ContainsKey(3)) {
                        $detail = $Matches[3]
                    }
                }
                Send-RdpdMessage -Pipe $Pipe -Message ([ordered]@{ type = 'refused'; because = $word; detail = (Limit-RdpdText -Text $detail -Length 400) })
                return
            }
        }
        elseif (($type -ceq 'do') -and ($null -ne $plan)) {
            $answer = [ordered]@{ type = 'done'; seq = (Get-RdpdField -Object $message -Name 'seq'); ok = $true; captured = $null }
            try {
                $answer['captured'] = Invoke-RdpdStep -Message $message -Plan $plan -Seen $seen -Folder $Folder
            }
            catch {
                $answer['ok'] = $false
                $answer['reason'] = Limit-RdpdText -Text (Get-RdpdReason -ErrorRecord $_) -Length 480
            }
            Send-RdpdMessage -Pipe $Pipe -Message $answer
        }
        else {
            return
        }
    }
}

Export-ModuleMember -Function *
