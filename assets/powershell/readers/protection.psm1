# Security products, guards and a replaced terminal service (c08, h27). Names of services are not translated.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:filters = @('bdservicehost', 'vsserv', 'epfwwfp', 'ekrn', 'klif', 'avp', 'SAVService', 'Sophos Endpoint Defense Service', 'CSFalconService', 'csagent', 'SentinelAgent', 'ZSAService', 'ZSATunnel', 'stAgentSvc', 'CylanceSvc', 'mfefire', 'mfewfpk', 'TmWfp', 'TmCCSF', 'SepMasterService', 'WFPNgfw', 'CarbonBlack', 'CbDefense', 'TaniumClient', 'WRSVC', 'PanGPS', 'fortiedr', 'FA_Scheduler', 'aswbIDSAgent', 'avgSvc')
$script:guards = @('IPBan', 'RdpGuard', 'RDPGuardSvc', 'CyberarmsIDDS', 'Cyberarms.IntrusionDetection.Service', 'EvlWatcher', 'wail2ban', 'Syspeace', 'RDPDefender', 'TSplusSecurity', 'Winfail2ban', 'BFGuard')
# Microsoft Defender's own number in the security centre, the same in every language.
$script:defender = '{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}'

function Get-RdpdServiceDll {
    $text = Get-RdpdRegistryText -Path 'SYSTEM\CurrentControlSet\Services\TermService\Parameters' -Name 'ServiceDll'
    if (($null -eq $text) -or ($text -eq '')) {
        return $text
    }
    return (Expand-RdpdVariables -Text $text)
}

function Read-RdpdServiceDll {
    Read-RdpdFact -Name 'termsrv.serviceDll' -Body { Get-RdpdServiceDll }
}

function Get-RdpdInstalled {
    param([string[]]$Names)
    foreach ($name in $Names) {
        if (Test-RdpdRegistryKey -Path "SYSTEM\CurrentControlSet\Services\$name") { $name }
    }
}

function Get-RdpdProducts {
    foreach ($kind in @('AntiVirusProduct', 'FirewallProduct')) {
        foreach ($row in (Get-RdpdCim -ClassName $kind -Namespace 'root/SecurityCenter2')) {
            [ordered]@{
                kind = ($kind -replace 'Product$', '').ToLowerInvariant()
                name = [string](Get-RdpdProperty -Object $row -Name 'displayName')
                # The bits are undocumented, so the number is given as it is.
                state = [int64](Get-RdpdProperty -Object $row -Name 'productState')
                thirdParty = ([string](Get-RdpdProperty -Object $row -Name 'instanceGuid') -ne $script:defender)
            }
        }
    }
}

function Read-RdpdProtection {
    Read-RdpdFact -Name 'security.filters' -Shape 'list' -Body { Get-RdpdInstalled -Names $script:filters }
    Read-RdpdFact -Name 'security.guards' -Shape 'list' -Body { Get-RdpdInstalled -Names $script:guards }
    Read-RdpdFact -Name 'termsrv.signed' -Body {
        $path = Get-RdpdServiceDll
        if (($null -ne $path) -and ($path -ne '') -and (Test-RdpdFile -Path $path)) { (Get-RdpdSignature -Path $path) -eq 'Valid' }
    }
    Read-RdpdFact -Name 'security.products' -Shape 'list' -Body { Get-RdpdProducts }
    Read-RdpdFact -Name 'security.defender' -Shape 'record' -Body {
        $status = Get-RdpdCim -ClassName 'MSFT_MpComputerStatus' -Namespace 'root/Microsoft/Windows/Defender'
        if ($null -ne $status) {
            $record = [ordered]@{}
            foreach ($name in @('AMRunningMode', 'AMServiceEnabled', 'RealTimeProtectionEnabled', 'NISEnabled')) {
                $record[$name] = Get-RdpdProperty -Object $status -Name $name
            }
            $record
        }
    }
}

Export-ModuleMember -Function *
